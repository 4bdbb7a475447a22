import {type FSWatcher, watch as watchFolder} from 'node:fs'
import {dirname, join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import type {Project} from '../proofbook.ts'
import {startTarget} from '../run/index.ts'
import {checkOnce} from './check-once.ts'
import {keepProofs} from './keep-proofs.ts'
import type {Options} from './parse-arguments.ts'
import {projectOf} from './project-of.ts'
import type {Terminal} from './terminal.ts'
import {destinations, writeReports} from './write-reports.ts'

/** How long a folder has to be quiet before what changed in it is read: editors write a file in several steps. */
const settleMs = 25

/**
 * Checks everything once, then each document again whenever it is saved, until interrupted. The target is started once and
 * stays up. Gives 130.
 */
export async function watch(positionals: string[], options: Options, terminal: Terminal): Promise<number> {
  const changes = new Changes()
  let project = await projectOf(positionals, options, terminal)
  const target = project.config.targets[(options.target as string | undefined) ?? project.config.target]
  const started =
    target && (await startTarget(target, {config: project.config, env: terminal.env, signal: terminal.signal}))
  terminal.signal.addEventListener('abort', () => changes.close())
  try {
    let paths = positionals
    while (!terminal.signal.aborted) {
      project = await projectOf(paths, options, terminal)
      const checked = await checkOnce(project, paths, inputsOf(project, paths === positionals, options), terminal)
      if (typeof checked === 'number') return checked
      const {report} = checked
      if (terminal.signal.aborted) break
      const style = {verbose: true, sources: project.textOf}
      await writeReports(report, destinations(options.reporter as string[] | undefined, terminal.env), terminal, style)
      await keepProofs(project, checked, options, terminal)
      if (paths === positionals)
        changes.follow(
          project.config.root,
          project.documents.map(({path}) => path),
        )
      terminal.err('watching: save a document to check it again, Ctrl-C to stop\n')
      const changed = await changes.next()
      if (changed.length > 0) paths = changed
    }
    return 130
  } finally {
    changes.close()
    await started?.stop()
  }
}

/** Options as they are for some of the documents: not every one has every input that is given. */
function inputsOf({specs}: Project, isFirst: boolean, options: Options): Options {
  if (isFirst || options.input === undefined) return options
  const given = options.input as string[]
  return {...options, input: given.filter((one) => specs.some(({inputs}) => Object.hasOwn(inputs, one.split('=')[0]!)))}
}

/** The documents that were saved since somebody asked. */
class Changes {
  private readonly changed = new Set<string>()
  private watchers: FSWatcher[] = []
  private wake = () => {}

  /** Watches the folders of some documents, given relative to `root`; folders, because editors replace files. */
  follow(root: string, paths: string[]): void {
    this.close()
    const known = new Set(paths)
    for (const folder of new Set(paths.map((path) => dirname(path)))) {
      const note = (_: unknown, name: string | null) => {
        const path = join(folder, name ?? '')
        if (!known.has(path)) return
        this.changed.add(join(root, path))
        this.wake()
      }
      this.watchers.push(watchFolder(join(root, folder), note))
    }
  }

  /** Absolute paths of what was saved, once it has settled; empty when there is nothing left to watch. */
  async next(): Promise<string[]> {
    if (this.changed.size === 0 && this.watchers.length > 0) await new Promise<void>((resolve) => (this.wake = resolve))
    await delay(settleMs)
    const paths = [...this.changed].sort()
    this.changed.clear()
    return paths
  }

  close(): void {
    for (const watcher of this.watchers) watcher.close()
    this.watchers = []
    this.wake()
  }
}
