// Builds what is published into dist/: programs by esbuild, types by tsc. And the reference service, which is not published.
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'
import {buildForBrowsers} from './build-for-browsers.mjs'
import {licencesOf} from './licences.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

/** Built aside and put in place whole, so that whoever runs the old one is not disturbed for long. */
const draft = `dist.${process.pid}.tmp`
const old = `dist.${process.pid}.old`

/** Packages written for CommonJS ask for `require` inside a module. */
const withRequire =
  "import {createRequire as makeRequire} from 'node:module'\nconst require = makeRequire(import.meta.url)"

const {dependencies, peerDependencies} = JSON.parse(readFileSync('package.json', 'utf8'))

/**
 * What every bundle shares: modules for Node 20; what users install stays where npm puts it, and what every run needs is
 * bundled, because finding a package takes Node longer than reading it.
 */
const common = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
  external: Object.keys({...dependencies, ...peerDependencies}),
  // commonmark.js decodes entities; what encodes them takes longer to load than all the rest of it.
  alias: {entities: 'entities/lib/decode.js'},
  legalComments: 'none',
  metafile: true,
}

/** In parts, of which each is loaded when it is first needed. */
const inParts = {
  ...common,
  outdir: draft,
  chunkNames: 'parts/[name]-[hash]',
  splitting: true,
  minifySyntax: true,
}

const built = await Promise.all([
  // By itself: what it would share with the others would become many small files, each of which takes time to load.
  build({...inParts, entryPoints: {cli: 'src/cli/main.ts'}, define: {BUILD: JSON.stringify(digestOfSources())}}),
  build({
    ...inParts,
    entryPoints: {
      index: 'src/index.ts',
      remark: 'src/parse/remark-checks.ts',
      'remark-lint': 'src/remark-lint.ts',
      runtime: 'src/run/runtime.ts',
      testing: 'src/testing.ts',
      docusaurus: 'src/site/docusaurus.ts',
      'site-config': 'src/site/stage/site-config.ts',
      worker: 'src/run/worker-main.ts',
    },
  }),
  // What `compile --standalone` writes beside the scripts: the runtime with all it needs, in one file.
  build({
    ...common,
    external: ['pg-native', 'cloudflare:sockets'],
    entryPoints: {standalone: 'src/run/runtime.ts'},
    outdir: draft,
    banner: {js: withRequire},
    legalComments: 'inline',
  }),
  build({
    ...common,
    packages: 'external',
    entryPoints: {main: 'reference/main.ts'},
    outdir: `${draft}/reference`,
    sourcemap: true,
  }),
])
await buildForBrowsers(`${draft}/browser`)
writeFileSync(`${draft}/licences.txt`, licencesOf(built.map(({metafile}) => metafile)))
execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json', '--outDir', `${draft}/types`], {stdio: 'inherit'})
if (existsSync('dist')) renameSync('dist', old)
renameSync(draft, 'dist')
rmSync(old, {recursive: true, force: true})

/** What the program keeps between its runs, it keeps for programs of the same sources only. */
function digestOfSources() {
  const hash = createHash('sha256')
  const files = readdirSync('src', {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  const paths = files.map(({parentPath, name}) => join(parentPath, name)).sort()
  for (const path of ['package-lock.json', ...paths]) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}
