import {setTimeout as delay} from 'node:timers/promises'
import type {CommandResult} from '../kind.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import type {Deadline} from './deadline.ts'
import type {Job, Launcher, Outcome} from './job.ts'
import {graceMs, killTree} from './kill-tree.ts'
import {childrenOf, startOf} from './processes.ts'
import {outputLimit} from './zygote-program.ts'

/** Runs commands, a bounded number of them at a time. */
export interface Commands {
  /**
   * Runs a command to its end. When the deadline is over, everything that it started is ended, and `printed` gets what
   * it had printed by then. Throws {@link CannotTell} when it was ended, or cannot be known to have run.
   */
  run: (job: Job, deadline: Deadline, printed?: (outcome: Outcome) => void) => Promise<CommandResult>
  /** Starts launchers before the first command needs them. */
  warm: (count: number) => void
  /** Whether processes that commands left behind may still be there. */
  readonly orphans: boolean
  /** The processes below which such are found. */
  below: () => (number | undefined)[]
  /** Such that were seen below a launcher, which may be gone by now. */
  strays: () => number[]
  end: () => Promise<void>
}

/** At most `slots` commands side by side, each started by a launcher that is used again and replaced when it is lost. */
export function startCommands(slots: number, startLauncher: () => Launcher): Commands {
  const launchers = new Set<Launcher>()
  const idle: Launcher[] = []
  const queue: ((launcher: Launcher) => void)[] = []
  const strays = new Map<number, string | undefined>()
  let orphans = false

  const note = ({roots}: Launcher) => {
    for (const pid of (roots.below ?? []).flatMap(childrenOf)) if (!strays.has(pid)) strays.set(pid, startOf(pid))
  }
  const start = () => {
    const launcher = startLauncher()
    launchers.add(launcher)
    return launcher
  }
  const release = (launcher: Launcher) => {
    let next: Launcher | undefined = launcher
    if (!launcher.alive) {
      launchers.delete(launcher)
      orphans = true
      next = queue.length > 0 ? start() : undefined
    }
    if (!next) return
    const waiting = queue.shift()
    if (waiting) waiting(next)
    else idle.push(next)
  }
  const acquire = async (deadline: Deadline): Promise<Launcher> => {
    for (let launcher = idle.pop(); launcher; launcher = idle.pop()) {
      if (launcher.alive) return launcher
      launchers.delete(launcher)
    }
    if (launchers.size < slots) return start()
    deadline.pause()
    try {
      return await new Promise((resolve) => queue.push(resolve))
    } finally {
      deadline.resume()
    }
  }

  return {
    async run(job, deadline, printed) {
      if (holdsNul(job)) throw new CannotTell('a command cannot hold a NUL character')
      const launcher = await acquire(deadline)
      try {
        if (deadline.over) throw new CannotTell('not started: the time was over')
        const startedAt = performance.now()
        const outcome = await finish(launcher, job, deadline)
        const durationMs = performance.now() - startedAt
        orphans ||= outcome.orphans
        if (outcome.orphans) note(launcher)
        if (deadline.over || outcome.flooded) printed?.(outcome)
        if (deadline.over) throw new CannotTell('ended: the time was over')
        if (outcome.flooded) {
          await killTree({nonce: job.nonce}, 0)
          throw new CannotTell(`printed more than ${outputLimit / 1024 / 1024} MiB; send it to a file and look at that`)
        }
        const {exit, stdout, stderr} = outcome
        return {exit, stdout, stderr, durationMs}
      } finally {
        release(launcher)
      }
    },
    warm(count) {
      while (launchers.size < Math.min(count, slots)) idle.push(start())
    },
    get orphans() {
      return orphans
    },
    below: () => [...launchers].flatMap(({roots}) => roots.below ?? []),
    strays: () => [...strays].filter(([pid, start]) => startOf(pid) === start).map(([pid]) => pid),
    async end() {
      await Promise.all([...launchers].map((launcher) => launcher.end()))
    },
  }
}

/** Whether anything that is passed on as a C string has an end in its middle. */
function holdsNul({argv, cwd, env}: Job): boolean {
  for (const text of argv) if (text.includes('\0')) return true
  for (const name in env) if (name.includes('\0') || env[name]!.includes('\0')) return true
  return cwd.includes('\0')
}

/** Waits for a command; ends it, and what it started, when its time is over or its launcher was lost. */
async function finish(launcher: Launcher, job: Job, {onOver}: Deadline): Promise<Outcome> {
  let killing: Promise<unknown> | undefined
  const endAll = async () => {
    await killTree({nonce: job.nonce, ...launcher.roots}, graceMs)
    const settled = await Promise.race([running.then(Boolean, () => true), delay(2000, false, {ref: false})])
    if (!settled) await launcher.end()
  }
  const kill = () => {
    killing ??= endAll()
  }
  const running = launcher.launch(job)
  const takeBack = onOver(kill)
  try {
    return await running
  } catch (error) {
    await killTree({nonce: job.nonce}, 0)
    throw error
  } finally {
    takeBack()
    await killing
  }
}
