import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build, type BuildOptions, type Plugin} from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
export const root = join(here, '../../../..')

/** `@theme/*` are the parts themselves. */
export const theme: Plugin = {
  name: 'theme',
  setup(build) {
    build.onResolve({filter: /^@theme\//}, ({path}) => ({
      path: join(root, 'src/site/theme', path.slice(7), 'index.tsx'),
    }))
  },
}

/** `@docusaurus/*` is what stands beside this file. */
const docusaurus: Plugin = {
  name: 'docusaurus',
  setup(build) {
    build.onResolve({filter: /^@docusaurus\//}, () => ({path: join(here, 'docusaurus.tsx')}))
  },
}

/** Bundles one of the files beside this one; gives its text. */
export async function bundle(entry: string, options: BuildOptions = {}): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    target: 'es2022',
    logLevel: 'warning',
    define: {'process.env.NODE_ENV': '"production"'},
    plugins: [theme, docusaurus],
    ...options,
  })
  return outputFiles![0]!.text
}

/** The style of the parts, and of what they stand in. */
export function styles(): string {
  const infima = readFileSync(join(root, 'node_modules/infima/dist/css/default/default.css'), 'utf8')
  return infima + readFileSync(join(root, 'src/site/theme/proofbook.css'), 'utf8')
}
