import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import type {PageData} from '../../../../src/site/page-data.ts'
import {bundle, root} from './bundle.ts'

interface Rendering {
  renderDemo: (page: PageData) => string
  renderStatus: () => string
}

/** The page with every part as a server renders it. */
export async function render(page: PageData): Promise<string> {
  return (await loadServer()).renderDemo(page)
}

/** What renders the pages, as a server has it. */
export async function loadServer(): Promise<Rendering> {
  // Within the project, so that React is found.
  const folder = mkdtempSync(join(root, 'node_modules/.proofbook-demo-'))
  try {
    const path = join(folder, 'server.mjs')
    writeFileSync(path, await bundle('server.tsx', {platform: 'node', external: ['react', 'react-dom']}))
    return (await import(pathToFileURL(path).href)) as Rendering
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
