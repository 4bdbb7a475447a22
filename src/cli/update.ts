import {promote} from '../expect/index.ts'
import type {CheckBlock, Document} from '../document.ts'
import type {Report} from '../report.ts'
import type {Project} from '../proofbook.ts'
import {locate} from '../validate/index.ts'
import {applyEdits, type Edit} from './edits.ts'
import {rewriteDocuments} from './rewrite-documents.ts'
import type {Terminal} from './terminal.ts'

/**
 * Writes what was seen into failing multi-line literals, and into nothing else: elisions that still match stay, what holds
 * a redacted value or a variable is left alone. Prints the diff; with `dryRun` only that. Gives whether there was one.
 */
export function update(project: Project, report: Report, dryRun: boolean, terminal: Terminal): Promise<boolean> {
  const rewritings = project.documents.flatMap((document) => {
    const edits = editsOf(project, document, report)
    if (edits.length === 0) return []
    const {path, digest} = document
    return [{path, unchanged: {digest}, change: (text: string) => applyEdits(text, edits)}]
  })
  return rewriteDocuments(project.config.root, rewritings, dryRun, terminal)
}

function editsOf(project: Project, document: Document, report: Report): Edit[] {
  const results = report.documents.find(({path}) => path === document.path)?.results ?? []
  return results
    .filter(({status}) => status === 'failed')
    .flatMap((result) => {
      const spec = project.specs.find(({id}) => id === result.id)
      const block = document.blocks.find(({place}) => place.start.line === result.place.start.line)
      if (!spec || !block) return []
      return result.expectations.flatMap(({path, actual, met}) => {
        const written = spec.expect[path]
        const literal = typeof written === 'string' && written.includes('\n') && !written.includes('${')
        if (met || !literal || typeof actual !== 'string' || actual.includes('[redacted]')) return []
        const edit = rewrite(block, path, promote(written, actual))
        return edit ? [edit] : []
      })
    })
}

/** The edit that makes a block literal (`|`) of `expect` hold another text; undefined where the value is written otherwise. */
export function rewrite(block: CheckBlock, path: string, text: string): Edit | undefined {
  const {start, end} = locate(block, ['expect', path], 'value')
  const body = block.body.split('\n')
  const top = start.line - block.place.start.line
  const old = body.slice(top, end.line - block.place.start.line)
  const indent = /^ */.exec(old.find((line) => line.trim() !== '') ?? '')![0]
  if (!/\|[-+0-9]*\s*(#.*)?$/.test(body[top - 1] ?? '') || indent === '') return undefined
  const container = block.raw.split(/\r?\n/)[top + 1]?.slice(0, (block.columns[top] ?? 1) - 1) ?? ''
  const lines = text.replace(/\n$/, '').split('\n')
  return {
    first: start.line + 1,
    last: end.line,
    lines: lines.map((line) => (line === '' ? container.trimEnd() : `${container}${indent}${line}`)),
  }
}
