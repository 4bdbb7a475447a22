import {execFile} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {build} from 'esbuild'
import {expect, it} from 'vitest'

it('loads no engine before a predicate needs one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'expect-'))
  try {
    // Packages stay outside of the bundle, and there are none beside it: what tried to load one would fail.
    const contents = `
      import {inspect, judge} from './index.ts'
      const schema = {properties: {status: {type: 'integer'}, duration: {type: 'number', unit: 'ms'}}}
      const expected = {status: [200, 204], duration: '< 500ms', body: 'a\\n...\\n', json: {matches: {ok: true}}}
      const seen = {status: 200, duration: 5, body: 'a', json: {ok: true}}
      const context = {now: new Date(), root: '.'}
      const judged = [...(await judge(expected, seen, schema, context)), ...(await judge({body: '/a/'}, seen, {}, context))]
      console.log(JSON.stringify([inspect(expected, schema), judged.map(({met, error}) => error ?? met)]))`
    await build({
      stdin: {contents, resolveDir: import.meta.dirname, loader: 'ts'},
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      outfile: join(folder, 'common.mjs'),
    })
    const {stdout} = await promisify(execFile)(process.execPath, [join(folder, 'common.mjs')])
    const [flaws, judged] = JSON.parse(stdout) as [unknown[], unknown[]]
    expect(flaws).toEqual([])
    expect(judged.slice(0, 4)).toEqual([true, true, true, true])
    expect(judged[4]).toContain("Cannot find package 're2js'")
  } finally {
    await rm(folder, {recursive: true})
  }
})
