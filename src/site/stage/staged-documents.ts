import {join} from 'node:path'
import {readManifest} from './manifest.ts'

/** The documents that a staged site was made from, as the plugin has to know them. */
export interface StagedDocuments {
  /** Absolute path of the project. */
  root: string
  /** Absolute paths of the documents. */
  paths: string[]
  /** By absolute path of a copy: that of the document. With `/` between their parts. */
  originals: Map<string, string>
}

/** Reads what staging wrote down. */
export function stagedDocuments(manifest: string): StagedDocuments {
  const {root, folder, stage, pages} = readManifest(manifest)
  const posix = (...parts: string[]) => join(...parts).replaceAll('\\', '/')
  return {
    root,
    paths: pages.map(({source}) => posix(folder, source)),
    originals: new Map(pages.map(({source, staged}) => [posix(stage, staged), posix(folder, source)])),
  }
}
