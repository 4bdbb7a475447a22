import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import manifest from '../../../package.json' with {type: 'json'}

/** Where Docusaurus and what a staged site needs beside it are installed. */
export interface Docusaurus {
  /** The `node_modules` that holds `@docusaurus/core`. Absolute. */
  modules: string
  /** The program that builds sites. Absolute. */
  program: string
  /** Absolute path by name of package. */
  packages: Record<string, string>
}

/** What a staged site is made of; the last two it can be without. */
const needed = [
  '@docusaurus/core',
  '@docusaurus/plugin-content-docs',
  '@docusaurus/theme-classic',
  'react',
  'react-dom',
  '@docusaurus/faster',
  '@docusaurus/theme-mermaid',
  '@easyops-cn/docusaurus-search-local',
]

/** Looks for Docusaurus from some folders and from Proofbook's own, in this order; or the packages that are missing everywhere. */
export function findDocusaurus(folders: string[]): Docusaurus | {missing: string[]} {
  let fewest = needed
  for (const folder of [...folders, dirname(fileURLToPath(import.meta.url))]) {
    const require = createRequire(join(folder, 'package.json'))
    const found = needed.map((name) => [name, packageFolder(require, name)] as const)
    const packages = Object.fromEntries(found.filter((one): one is [string, string] => one[1] !== undefined))
    const missing = needed.filter((name) => packages[name] === undefined)
    const core = packages['@docusaurus/core']
    if (missing.length === 0 && core !== undefined) {
      return {modules: join(core, '..', '..'), program: join(core, 'bin', 'docusaurus.mjs'), packages}
    }
    if (missing.length < fewest.length) fewest = missing
  }
  return {missing: fewest}
}

/** The one command that installs what a staged site needs, at the versions that Proofbook is tested with. */
export function installCommand(): string {
  const versions: Record<string, string> = manifest.devDependencies
  return `npm install --no-save ${needed.map((name) => `${name}@${versions[name]!.replace(/^[~^]/, '')}`).join(' ')}`
}

function packageFolder(require: NodeJS.Require, name: string): string | undefined {
  for (const folder of require.resolve.paths(name) ?? []) {
    try {
      return dirname(require.resolve(join(folder, name, 'package.json')))
    } catch {
      // Looked for in the next one.
    }
  }
  return undefined
}
