import {gzipSync} from 'node:zlib'
import {build} from 'esbuild'
import {expect, test} from 'vitest'
import {root, theme} from './demo/bundle.ts'

/** What a page with these parts has to load, gzipped: first what a reader waits for, then what follows by itself. */
async function sizesOf(parts: string[]): Promise<[first: number, later: number]> {
  const contents = parts.map((name) => `export {default as ${name}} from '@theme/Proofbook/${name}'`).join('\n')
  const {outputFiles} = await build({
    stdin: {contents, resolveDir: root},
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    outdir: root,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2022',
    charset: 'utf8',
    external: ['react', 'react/*', 'react-dom', '@docusaurus/*'],
    plugins: [theme],
  })
  const sizes = outputFiles.map(({contents}) => gzipSync(contents, {level: 9}).length)
  return [sizes[0]!, sizes.slice(1).reduce((sum, size) => sum + size, 0)]
}

test.each([
  [8250, ['Verification', 'Check']],
  [9500, ['Verification', 'Check', 'Step', 'Inputs']],
  [11_000, ['Verification', 'Check', 'Step', 'Inputs', 'Checklist', 'BrokenCheck', 'Drill']],
])('at most %d bytes for %j', async (most, parts) => {
  const [first, later] = await sizesOf(parts)
  expect(first).toBeLessThanOrEqual(most)
  expect(later).toBeLessThanOrEqual(1500)
})
