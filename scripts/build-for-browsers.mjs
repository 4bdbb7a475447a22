// What a site's own bundler takes: the components and pages, compiled file by file, so that each can be replaced by the site's own.
import {copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, extname, join, relative} from 'node:path'
import {build, transform} from 'esbuild'

/** Compiles the theme, the pages and all of ours that they import into a folder, with the folders of `src/` in it. */
export async function buildForBrowsers(folder) {
  mkdirSync(folder, {recursive: true})
  const entryPoints = [
    'src/site/service-worker.ts',
    'src/site/look/site.css',
    ...filesIn('src/site/theme', 'src/site/pages'),
  ]
  for (const path of await reachable(entryPoints)) {
    const to = join(folder, relative('src', path))
    mkdirSync(dirname(to), {recursive: true})
    if (!/\.tsx?$/.test(path)) copyFileSync(path, to)
    else writeFileSync(to.replace(/\.tsx?$/, '.js'), await compiled(path))
  }
  // With extensions left out, and CommonJS beside it, as bundlers are used to from packages.
  writeFileSync(join(folder, 'package.json'), '{"sideEffects": ["*.css"]}\n')
}

function filesIn(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder, {recursive: true})
      .map((name) => join(folder, name))
      .filter((path) => /\.(tsx?|css)$/.test(path) && !/\.(test|d|test-support)\.tsx?$/.test(path)),
  )
}

/** The files, and what of ours they import; each once. */
async function reachable(entryPoints) {
  const {metafile} = await build({
    entryPoints: entryPoints.filter((path) => path.endsWith('.tsx') || path.endsWith('.ts')),
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: 'unused',
    jsx: 'automatic',
    packages: 'external',
    external: ['@theme/*', '@theme-original/*', '@theme-init/*', '@site/*', '@generated/*', '*.css'],
    tsconfigRaw: {},
    logLevel: 'warning',
  })
  const found = Object.keys(metafile.inputs).filter((path) => path.startsWith('src/'))
  return [...new Set([...entryPoints.map((path) => path.replaceAll('\\', '/')), ...found])]
}

async function compiled(path) {
  const {code} = await transform(readFileSync(path, 'utf8'), {
    loader: extname(path).slice(1),
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    sourcefile: path,
  })
  return code.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}\/[^"'\n]*?)\.tsx?\2/g, '$1$2$3.js$2')
}
