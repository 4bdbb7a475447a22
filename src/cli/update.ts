import {readFile, realpath} from 'node:fs/promises'
import {join} from 'node:path'
import {promote} from '../expect/index.ts'
import type {CheckBlock, Document, Report} from '../model.ts'
import type {Project} from '../proofbook.ts'
import {digest} from '../util/digest.ts'
import {locate} from '../validate/index.ts'
import type {Terminal} from './terminal.ts'
import {UsageError} from './usage-error.ts'
import {writeWhole} from './write-whole.ts'

/** Lines `first` to `last` of a document (from 1, both included) become `lines`. */
export interface Edit {
  first: number
  last: number
  lines: string[]
}

/**
 * Writes what was seen into failing multi-line literals, and into nothing else: elisions that still match stay, what holds
 * a redacted value or a variable is left alone. Prints the diff; with `dryRun` only that. Gives whether there was one.
 */
export async function update(project: Project, report: Report, dryRun: boolean, terminal: Terminal): Promise<boolean> {
  let differs = false
  for (const document of project.documents) {
    const edits = editsOf(project, document, report)
    if (edits.length === 0) continue
    const path = join(project.config.root, document.path)
    const bytes = await readFile(path)
    if (digest(bytes) !== document.digest) {
      terminal.err(`proofbook: \`${document.path}\` changed since it was read and was left as it is: run again\n`)
      continue
    }
    const {text, diff} = apply(bytes.toString('utf8'), edits)
    terminal.out(`--- ${document.path}\n+++ ${document.path}\n${diff}`)
    differs = true
    if (dryRun) continue
    await realpath(path)
      .then((real) => writeWhole(real, text))
      .catch((error: Error) => {
        throw new UsageError(`Could not write \`${document.path}\`: ${error.message}`, 'it was left as it is')
      })
  }
  return differs
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

/** The text with its edits made, line ends kept as they are, and the unified diff without context. */
export function apply(text: string, edits: Edit[]): {text: string; diff: string} {
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(/\r?\n/)
  let diff = ''
  let shift = 0
  for (const edit of edits.toSorted((a, b) => a.first - b.first)) {
    const {first, last, lines: added} = trimmed(edit, lines, shift)
    const removed = lines.splice(first - 1 + shift, last - first + 1, ...added)
    diff += `@@ -${first},${removed.length} +${first + shift},${added.length} @@\n`
    diff += [...removed.map((line) => `-${line}\n`), ...added.map((line) => `+${line}\n`)].join('')
    shift += added.length - removed.length
  }
  return {text: lines.join(end), diff}
}

/** The edit without the lines that it leaves as they are. */
function trimmed({first, last, lines: added}: Edit, lines: string[], shift: number): Edit {
  const old = lines.slice(first - 1 + shift, last + shift)
  let top = 0
  while (top < Math.min(old.length, added.length) && old[top] === added[top]) top++
  let bottom = 0
  while (bottom < Math.min(old.length, added.length) - top && old.at(-1 - bottom) === added.at(-1 - bottom)) bottom++
  return {first: first + top, last: last - bottom, lines: added.slice(top, added.length - bottom)}
}
