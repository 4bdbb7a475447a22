// Builds what is published into dist/: programs by esbuild, types by tsc. And the reference service, which is not published.
import {execFileSync} from 'node:child_process'
import {existsSync, renameSync, rmSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** Built aside and put in place whole, so that whoever runs the old one is not disturbed for long. */
const draft = `dist.${process.pid}.tmp`
const old = `dist.${process.pid}.old`

/** What every bundle shares: modules for Node 20, dependencies left where npm put them. */
const common = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
  packages: 'external',
}

/** Packages written for CommonJS ask for `require` inside a module. */
const withRequire =
  "import {createRequire as makeRequire} from 'node:module'\nconst require = makeRequire(import.meta.url)"

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
    outdir: draft,
    chunkNames: 'parts/[name]-[hash]',
    splitting: true,
    minifySyntax: true,
  }),
  // What `compile --standalone` writes beside the scripts: the runtime with all it needs, in one file.
  build({
    ...common,
    packages: 'bundle',
    external: ['pg-native', 'cloudflare:sockets'],
    entryPoints: {standalone: 'src/run/runtime.ts'},
    outdir: draft,
    banner: {js: withRequire},
    legalComments: 'inline',
  }),
  build({...common, entryPoints: {main: 'reference/main.ts'}, outdir: `${draft}/reference`, sourcemap: true}),
])
execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json', '--outDir', `${draft}/types`], {stdio: 'inherit'})
if (existsSync('dist')) renameSync('dist', old)
renameSync(draft, 'dist')
rmSync(old, {recursive: true, force: true})
