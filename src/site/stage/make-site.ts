import {cpSync, existsSync} from 'node:fs'
import {join} from 'node:path'
import {buildSite, notesOf} from './build-site.ts'
import {builtFile} from './built-file.ts'
import type {Docusaurus} from './find-docusaurus.ts'
import {findFiles, type Omitted} from './find-files.ts'
import type {Manifest, Note} from './manifest.ts'
import {filesFolder, notesFile} from './remark-tolerant.ts'
import {stageSite} from './stage-site.ts'

export interface SiteRequest {
  /** Absolute path of somebody's folder of Markdown. */
  folder: string
  /** Absolute path of the project: the folder of `proofbook.yaml`, or the folder itself. */
  root: string
  /** Absolute path of the folder that the site is made in. */
  stage: string
  /** The path that the site is going to stand at, `/` at both ends. */
  baseUrl: string
  docusaurus: Docusaurus
  signal: AbortSignal
}

/** A folder of Markdown as a site. */
export interface MadeSite {
  manifest: Manifest
  /** Absolute path of what was built. */
  out: string
  notes: Note[]
  omissions: Omitted[]
  /** Undefined where the site was built; otherwise what Docusaurus said last. */
  failure?: string
}

/** So often a site is built again without what stopped it. */
const attempts = 4

/** Stages and builds a folder; a document that stops Docusaurus is shown as its source, and the site built again. */
export async function makeSite(request: SiteRequest): Promise<MadeSite> {
  const {folder, root, stage, baseUrl, docusaurus, signal} = request
  const found = findFiles(folder)
  const out = join(stage, 'build')
  const plugin = builtFile('docusaurus.js')
  const configuration = builtFile('site-config.js')
  let failures = new Map<string, string>()
  for (let attempt = 1; ; attempt++) {
    const manifest = stageSite({folder, root, stage, baseUrl, found, docusaurus, plugin, configuration, failures})
    const built = await buildSite(manifest, docusaurus, out, signal)
    const made = {manifest, out, notes: notesOf(manifest, join(stage, notesFile)), omissions: found.omissions}
    if (built.ok) {
      if (existsSync(join(stage, filesFolder)))
        cpSync(join(stage, filesFolder), join(out, filesFolder), {recursive: true})
      return made
    }
    const isAllSource = failures.size === found.pages.length
    if (signal.aborted || attempt === attempts || isAllSource) return {...made, failure: built.log.slice(-4000)}
    const blamed = built.failures.size > 0 && attempt < attempts - 1 ? built.failures : everyPage(found.pages)
    failures = new Map([...blamed, ...failures])
  }
}

/** Before there is no site, there is one of sources. */
function everyPage(pages: string[]): Map<string, string> {
  const reason = 'Unexpected end of the build that names no document, expected a site'
  return new Map(pages.map((path) => [path, reason]))
}
