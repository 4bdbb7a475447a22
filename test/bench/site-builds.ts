import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {once} from './measure.ts'

const cache = resolve('node_modules', '.cache', 'proofbook')
const docusaurus = resolve('node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs')

/** The two sites that are measured beside each other: the repository's own, and the same pages without Proofbook. */
export const variants = ['stock', 'ours'] as const

/** … and ours with documents only: no home, no page for alerts, no status, no coverage, no decisions. */
export const withoutPages = 'documents'

type Variant = (typeof variants)[number] | typeof withoutPages

/** Builds this repository's site into `<folder>/<variant>`, in turn; gives the seconds of each build. */
export async function buildEach(
  folder: string,
  rounds: number,
  wanted: readonly Variant[] = variants,
): Promise<Record<Variant, number[]>> {
  const seconds: Record<Variant, number[]> = {stock: [], ours: [], documents: []}
  for (let round = 0; round < rounds; round++) {
    for (const variant of wanted) {
      const config = writeConfig(variant)
      process.env.DOCUSAURUS_GENERATED_FILES_DIR_NAME = `.docusaurus/bench-${variant}`
      const words = ['build', '--config', config, '--out-dir', join(folder, variant)]
      const {ms, exit} = await once([process.execPath, docusaurus, ...words], process.cwd())
      if (exit !== 0) throw new Error(`docusaurus ${words.join(' ')} ended with ${exit}`)
      seconds[variant].push(ms / 1000)
      rmSync(resolve(`.docusaurus/bench-${variant}`), {recursive: true, force: true})
    }
  }
  delete process.env.DOCUSAURUS_GENERATED_FILES_DIR_NAME
  return seconds
}

/** The site's own configuration without what a build keeps for the next, and in the stock one without our plugin. */
function writeConfig(variant: Variant): string {
  mkdirSync(cache, {recursive: true})
  const path = join(cache, `docusaurus.${variant}.config.mjs`)
  const plugin = JSON.stringify(resolve('dist', 'docusaurus.js'))
  const options: Record<Variant, string> = {
    stock: '[common]',
    ours: `[[${plugin}, ...plugin.slice(1)]]`,
    documents: `[[${plugin}, {pages: {home: false, alerts: false, status: false, coverage: false, adr: false}}]]`,
  }
  writeFileSync(
    path,
    `import site from ${JSON.stringify(resolve('docusaurus.config.ts'))}
import {allowCommonModules, allowCommonOutput} from ${JSON.stringify(resolve('src/site/allow-common-modules.ts'))}
const nameOf = (plugin) => (Array.isArray(plugin) ? plugin[0] : plugin)
/** Without it, no Docusaurus builds below a package.json that says "type": "module"; ours does the same. */
const common = ({generatedFilesDir}) => {
  allowCommonModules(generatedFilesDir)
  return {
    name: 'common',
    configureWebpack: (config, isServer) => (isServer ? {plugins: [allowCommonOutput]} : {}),
  }
}
const faster = {
  swcJsLoader: true, swcJsMinimizer: true, swcHtmlMinimizer: true, lightningCssMinimizer: true,
  rspackBundler: true, mdxCrossCompilerCache: true, ssgWorkerThreads: true,
}
export default {
  ...site,
  future: {...site.future, faster},
  plugins: site.plugins.flatMap((plugin) => {
    if (nameOf(plugin) !== './dist/docusaurus.js') return [plugin]
    return ${options[variant]}
  }),
}
`,
  )
  return path
}
