import {join} from 'node:path'

/** Folder of the ledger, relative to the root of a project. */
export const ledgerFolder = '.proofbook/ledger'

/** Folder of the reports that the lines of the ledger rest on. */
export const reportsFolder = `${ledgerFolder}/reports`

/** Folder of what negative controls have found. */
export const controlsFolder = `${ledgerFolder}/controls`

/** What a target is called in a configuration; any other name might lead out of the folder. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9_-]*$/

/** The file of a target, relative to the root of a project; undefined for a name that no target can have. */
export function ledgerFile(target: string): string | undefined {
  return safeName.test(target) ? `${ledgerFolder}/${target}.ndjson` : undefined
}

/** The file of the controls of a target, relative to the root of a project; undefined for a name that no target can have. */
export function controlsFile(target: string): string | undefined {
  return safeName.test(target) ? `${controlsFolder}/${target}.json` : undefined
}

/** The target that a file of the ledger is about; undefined for a file of another sort. */
export function targetOf(file: string): string | undefined {
  const name = file.endsWith('.ndjson') ? file.slice(0, -'.ndjson'.length) : ''
  return safeName.test(name) ? name : undefined
}

/** Absolute path of a kept report; undefined where the digest is none. */
export function reportFile(root: string, digest: string): string | undefined {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1]
  return hex === undefined ? undefined : join(root, reportsFolder, `${hex}.json`)
}
