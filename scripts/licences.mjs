import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** The licences of the packages whose files went into bundles, to be published beside these; of esbuild's metafiles. */
export function licencesOf(metafiles) {
  const inputs = metafiles.flatMap(({outputs}) => Object.values(outputs).flatMap(({inputs}) => Object.keys(inputs)))
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [])
  return [...new Set(folders)]
    .sort((a, b) => (a < b ? -1 : 1))
    .map(licenceOf)
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/** Name, version and text; where a package brings no text, the name of the licence. */
function licenceOf(folder) {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
  const text = file === undefined ? license : readFileSync(join(folder, file), 'utf8').trim()
  return `${name} ${version}\n\n${text}\n`
}
