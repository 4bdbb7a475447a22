import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {builtBaseUrl} from './built-base-url.ts'

it.each([
  ['/', {'404.html': '<link rel="stylesheet" href="/assets/css/a.css"><script src="/docs/assets/js/b.js"></script>'}],
  ['/docs/', {'404.html': '<link rel=stylesheet href=/docs/assets/css/a.css>'}],
  ['/a/b.c/', {'index.html': "<script src='/a/b.c/assets/js/main.js' defer></script>"}],
  ['/', {'index.html': '<script src="https://cdn.example.org/assets/js/main.js"></script>'}],
  ['/', {'index.html': '<script src="//host/assets/js/main.js"></script>'}],
  ['/', {'index.html': 'nothing of ours'}],
  ['/', {}],
])('%s of %j', (path, files) => {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  expect(builtBaseUrl(folder)).toBe(path)
})
