import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../../../test/support/temporary-folder.ts'
import {findFiles} from './find-files.ts'

function folder(files: Record<string, string>): string {
  const root = temporaryFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  return root
}

it('finds Markdown by all its names, and rules that define alerts', () => {
  const root = folder({
    'a.md': '',
    'b/c.MD': '',
    'd.mdx': '',
    'e.markdown': '',
    'f.html.md.erb': '',
    '_g/h.md': '',
    'i.txt': '',
    'rules.yml': 'groups:\n- rules:\n  - alert: Down\n    expr: up == 0\n',
    'values.yaml': 'alert: \nexpr: x\n',
    'chart.yaml': '{{ if }}\n      - alert: Templated\n        expr: up\n',
  })
  expect(findFiles(root)).toEqual({
    pages: ['_g/h.md', 'a.md', 'b/c.MD', 'd.mdx', 'e.markdown', 'f.html.md.erb'],
    rules: ['chart.yaml', 'rules.yml'],
    omissions: [],
  })
})

it('leaves out what is no document of the folder, with the reason', () => {
  const root = folder({
    '.gitignore': '# built\n/build/\n*.log\ncoverage\n',
    '.github/a.md': '',
    'node_modules/x/a.md': '',
    'build/a.md': '',
    'x/coverage/a.md': '',
    'public/.proofbook-site': '',
    'public/files/a.md': '',
    '.git/a.md': '',
    '.proofbook/site/pages/a.md': '',
    'kept.md': '',
  })
  symlinkSync('.', join(root, 'loop'))
  symlinkSync('/etc', join(root, 'outside'))
  symlinkSync('/etc/hostname', join(root, 'outside.md'))
  const {pages, omissions} = findFiles(root)
  expect(pages).toEqual(['kept.md'])
  expect(Object.fromEntries(omissions.map(({path, reason}) => [path, reason]))).toEqual({
    '.github': 'a folder whose name starts with a dot',
    build: 'a folder that .gitignore names',
    loop: 'a link to a folder that is in the site',
    node_modules: 'packages that were installed',
    outside: 'a link to a folder outside the folder',
    'outside.md': 'a link to a file outside the folder',
    public: 'a site that was made here',
    'x/coverage': 'a folder that .gitignore names',
  })
})

it('keeps a document that a link misses, so that its page says so', () => {
  const root = folder({})
  symlinkSync('nowhere', join(root, 'a.md'))
  expect(findFiles(root)).toMatchObject({pages: ['a.md'], omissions: []})
})

it('takes or leaves out every document, exactly once', () => {
  const name = fc.constantFrom('a', 'b.md', '.c', '_d', 'node_modules', 'e.md', 'F.mdx', '[g]', 'h i')
  const path = fc.array(name, {maxLength: 3}).map((parts) => [...parts, 'x.md'].join('/'))
  fc.assert(
    fc.property(fc.uniqueArray(path, {maxLength: 8}), (paths) => {
      const {pages, omissions} = findFiles(folder(Object.fromEntries(paths.map((one) => [one, '']))))
      for (const one of paths) {
        const left = omissions.filter((omitted) => one === omitted.path || one.startsWith(`${omitted.path}/`))
        expect(pages.filter((page) => page === one).length + left.length).toBe(1)
      }
    }),
    {numRuns: 50},
  )
})
