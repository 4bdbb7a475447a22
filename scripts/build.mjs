// Builds what is published: dist/*.js by esbuild, dist/types/*.d.ts by tsc. `--reference` also the reference service.
import {execFileSync} from 'node:child_process'
import {rmSync} from 'node:fs'
import {build} from 'esbuild'

const root = new URL('..', import.meta.url).pathname
process.chdir(root)
rmSync('dist', {recursive: true, force: true})

/** What every bundle shares: modules for Node 20, dependencies left where npm put them. */
const common = {bundle: true, platform: 'node', format: 'esm', target: 'node20.19', logLevel: 'warning', packages: 'external'}

await Promise.all([
  build({
    ...common,
    entryPoints: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      remark: 'src/parse/remark-checks.ts',
      runtime: 'src/run/runtime.ts',
      testing: 'src/testing.ts',
      worker: 'src/run/worker-main.ts',
    },
    outdir: 'dist',
    chunkNames: 'parts/[name]-[hash]',
    splitting: true,
    minifySyntax: true,
  }),
  build({...common, entryPoints: {main: 'reference/main.ts'}, outdir: 'dist/reference', sourcemap: true}),
])
execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], {stdio: 'inherit'})
