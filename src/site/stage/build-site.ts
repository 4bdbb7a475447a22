import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import type {Docusaurus} from './find-docusaurus.ts'
import type {Manifest, Note} from './manifest.ts'

/** How a build of a staged site ended. */
export interface Built {
  /** Everything that Docusaurus said. */
  log: string
  ok: boolean
  /** Documents that stopped it, with what it said of each. */
  failures: Map<string, string>
}

/** Builds a staged site into a folder; the first interrupt ends it. */
export async function buildSite(
  manifest: Manifest,
  docusaurus: Docusaurus,
  out: string,
  signal: AbortSignal,
): Promise<Built> {
  const args = [docusaurus.program, 'build', '--out-dir', out]
  const child = spawn(process.execPath, args, {
    cwd: manifest.stage,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      FORCE_COLOR: '0',
      NO_UPDATE_NOTIFIER: '1',
      DISABLE_VERSION_CHECK: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
    killSignal: 'SIGTERM',
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  const status = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      log += error.message
      resolve(null)
    })
    child.on('close', resolve)
  })
  return {log, ok: status === 0, failures: status === 0 ? new Map() : failuresIn(log, manifest)}
}

/** The documents that a log of Docusaurus blames, with the first line of each reason. */
export function failuresIn(
  log: string,
  {pages, stage, baseUrl}: Pick<Manifest, 'pages' | 'stage' | 'baseUrl'>,
): Map<string, string> {
  const failures = new Map<string, string>()
  const plain = stripVTControlCharacters(log)
  for (const {source, staged, route, asSource} of pages) {
    if (asSource) continue
    const at = [join(stage, staged), `./${staged}`, `"${staged}"`, `"${baseUrl}${route.slice(1)}"`, `@site/${staged}`]
      .map((name) => plain.indexOf(name))
      .find((index) => index >= 0)
    if (at !== undefined) failures.set(source, `Unexpected failure to render (${causeAt(plain, at)}), expected a page`)
  }
  return failures
}

function causeAt(log: string, at: number): string {
  const near = log.slice(at, at + 4000)
  const cause = /(?:Cause|Error): ([^\n]{1,160})/.exec(near)?.[1] ?? near.split('\n')[1]?.trim()
  return (cause || 'unknown').replaceAll('`', '').slice(0, 160)
}

/** What was tolerated while a staged site was built, and before: in the order of documents and lines, each once. */
export function notesOf({pages}: Manifest, notesFile: string): Note[] {
  const taken = [...pages.flatMap(({notes}) => notes), ...readNotes(notesFile)]
  const unique = new Map(taken.map((note) => [JSON.stringify(note), note]))
  return [...unique.values()].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1))
}

function readNotes(path: string): Note[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Note)
  } catch {
    return []
  }
}
