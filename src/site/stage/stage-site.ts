import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {basename, dirname, join, relative, sep} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {Docusaurus} from './find-docusaurus.ts'
import type {FoundFiles} from './find-files.ts'
import {type Manifest, manifestFile} from './manifest.ts'
import {repositoryOf} from '../../facts/index.ts'
import {routesOf} from './routes-of.ts'
import {type Content, stagePage} from './stage-page.ts'

export interface StageRequest {
  /** Absolute path of somebody's folder. */
  folder: string
  /** Absolute path of the folder of `proofbook.yaml`, or the folder itself. */
  root: string
  /** Absolute path of the folder that is made for the site. */
  stage: string
  /** The path that the site is going to stand at. */
  baseUrl: string
  found: FoundFiles
  docusaurus: Docusaurus
  /** Absolute path of Proofbook's plugin, and of the module that holds the configuration of staged sites. */
  plugin?: string
  configuration: string
  /** By path of a document: why it can only be shown as its source. */
  failures: ReadonlyMap<string, string>
}

/** Makes a Docusaurus site of a folder of Markdown, in a folder of its own; the documents stay as they are. */
export function stageSite(request: StageRequest): Manifest {
  const {folder, root, stage, baseUrl, found, docusaurus} = request
  for (const name of ['pages', 'files', 'notes.ndjson', '.docusaurus'])
    rmSync(join(stage, name), {recursive: true, force: true})
  mkdirSync(stage, {recursive: true})
  const routes = routesOf(found.pages)
  const pages = found.pages.map((source) => {
    const {page, text} = stagePage(
      source,
      routes.get(source)!,
      contentOf(join(folder, source)),
      request.failures.get(source),
    )
    write(join(stage, page.staged), text)
    return page
  })
  const manifest: Manifest = {
    version: 1,
    title: basename(folder) || 'Runbooks',
    baseUrl,
    folder,
    root,
    stage,
    plugin: request.plugin,
    packages: docusaurus.packages,
    repository: repositoryOf(folder),
    rules: found.rules.map((path) => relative(root, join(folder, path)).replaceAll(sep, '/')),
    pages,
  }
  write(join(stage, manifestFile), JSON.stringify(manifest))
  write(join(stage, 'package.json'), '{"private": true}\n')
  write(join(stage, 'docusaurus.config.mjs'), configText(request.configuration))
  linkModules(docusaurus.modules, join(stage, 'node_modules'))
  return manifest
}

function configText(configuration: string): string {
  return `// Made by \`proofbook site\`, which makes it anew each time.
import {siteConfig} from ${JSON.stringify(pathToFileURL(configuration).href)}

export default siteConfig(new URL('./${manifestFile}', import.meta.url).href)
`
}

/** So many bytes are read of a document: what is larger is not shown whole. */
const readLimit = 2 * 1024 * 1024

function contentOf(path: string): Content | Error {
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for somebody to write into it.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    try {
      const {size} = fstatSync(file)
      if (size <= readLimit) return {bytes: readFileSync(file), size}
      const bytes = Buffer.alloc(readLimit)
      return {bytes: bytes.subarray(0, readSync(file, bytes, 0, readLimit, 0)), size}
    } finally {
      closeSync(file)
    }
  } catch (error) {
    return error as Error
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, text)
}

/** The staged site finds its packages where they are. */
function linkModules(modules: string, path: string): void {
  rmSync(path, {recursive: true, force: true})
  symlinkSync(modules, path, 'junction')
}
