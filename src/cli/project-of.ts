import {readFile} from 'node:fs/promises'
import {join, relative, resolve} from 'node:path'
import {type Affected, NoChanges} from '../changes/index.ts'
import type {Problem} from '../model.ts'
import {type Selection, splitPath} from '../plan/index.ts'
import {type Project, read} from '../proofbook.ts'
import {isDay} from '../util/is-day.ts'
import type {Options} from './parse-arguments.ts'
import type {Terminal} from './terminal.ts'
import {UsageError} from './usage-error.ts'

/** The project that a command line speaks of. */
export function projectOf(positionals: string[], options: Options, terminal: Terminal): Promise<Project> {
  return read({
    cwd: terminal.cwd,
    configFile: options.config as string | undefined,
    paths: positionals,
    today: todayOf(options, terminal),
    ...memoryOf(terminal),
  })
}

/** The day that dates are judged by: `--now`, where a command has it. */
export function todayOf({now}: Options, terminal: Terminal): string {
  if (now === undefined) return terminal.now().toISOString().slice(0, 10)
  if (typeof now === 'string' && isDay(now)) return now
  throw new UsageError(`Unexpected \`--now ${String(now)}\`, expected a day of the calendar like \`2026-10-01\``)
}

/** What is kept between runs is kept for one build of the program. */
export function memoryOf({build, now}: Terminal): {memory?: {program: string; now: number}} {
  return build === undefined ? {} : {memory: {program: build, now: now().getTime()}}
}

/** The errors among some problems: where there is one, nothing is run. */
export function errorsOf(problems: Problem[]): Problem[] {
  return problems.filter(({severity}) => severity === 'error')
}

/** What the command line selects from a project. */
export async function selectionOf(
  project: Project,
  positionals: string[],
  options: Options,
  terminal: Terminal,
): Promise<Selection> {
  const paths = positionals.map((path) => {
    const {file, name} = splitPath(path)
    const below = relative(project.config.root, resolve(terminal.cwd, file)) || '.'
    return name === undefined ? below : `${below}#${name}`
  })
  return {
    ...(paths.length > 0 && {paths}),
    ...(options.id !== undefined && {ids: options.id as string[]}),
    ...(options.tag !== undefined && {tags: options.tag as string}),
    ...(options.kind !== undefined && {kinds: options.kind as string[]}),
    ...(options.changed !== undefined && {changed: await changedChecks(project, options.changed as string)}),
    ...(options.failed && {failed: await lastFailed(project.config.root)}),
    ...(options.shard !== undefined && {shard: shardOf(options.shard as string)}),
  }
}

async function changedChecks(project: Project, ref: string): Promise<Selection['changed']> {
  const {check} = await affectedSince(project, ref)
  return ({document, place}) => check(document, place.start.line)
}

/** What can have become untrue since a revision; a command line that asks for what git cannot say is wrong. */
export async function affectedSince(project: Project, ref: string): Promise<Affected> {
  const {changed} = await import('../drift.ts')
  try {
    return changed(project, ref)
  } catch (error) {
    if (error instanceof NoChanges) throw new UsageError(error.message, error.hint)
    throw error
  }
}

/** The file that keeps the ids of what did not pass in the last run, for `--failed`. */
export function lastRunFile(root: string): string {
  return join(root, '.proofbook', 'last-run.json')
}

async function lastFailed(root: string): Promise<Set<string>> {
  try {
    const {failed} = JSON.parse(await readFile(lastRunFile(root), 'utf8')) as {failed: string[]}
    return new Set(failed)
  } catch {
    throw new UsageError('Unexpected `--failed`, expected a run before it', 'run `proofbook check` first')
  }
}

function shardOf(text: string): {index: number; of: number} {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []
  const shard = {index: Number(index), of: Number(of)}
  if (shard.index >= 1 && shard.index <= shard.of) return shard
  throw new UsageError(`Unexpected \`--shard ${text}\`, expected \`i/n\` with i from 1 to n`)
}
