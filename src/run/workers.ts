import type {Context} from '../kind.ts'
import type {Observation} from '../model.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import type {Deadline} from './deadline.ts'
import {type ForeignLook, startWorker, type Worker, type WorkerSetup} from './worker.ts'

/** Worker processes, started when they are first needed. */
export interface Workers {
  /** Looks in a worker. Throws when the look did, when its worker is lost, and when the time is over. */
  look: (look: ForeignLook, context: Context, deadline: Deadline) => Promise<Observation>
  /** Whether any was started. */
  readonly used: boolean
  end: () => Promise<void>
}

interface Lane {
  worker?: Worker
  /** Settled when the last look in this lane is done. */
  last: Promise<void>
}

/** At most `count` workers, each looking for one check at a time; a document stays with one. A lost worker is replaced. */
export function startWorkers(count: number, setup: WorkerSetup): Workers {
  const lanes = Array.from({length: count}, (): Lane => ({last: Promise.resolve()}))
  const laneOf = new Map<string, Lane>()
  return {
    async look(look, context, deadline) {
      const lane = laneOf.get(look.document) ?? lanes[laneOf.size % count]!
      laneOf.set(look.document, lane)
      const before = lane.last
      let done = () => {}
      lane.last = new Promise((resolve) => (done = resolve))
      deadline.pause()
      await before
      deadline.resume()
      try {
        if (deadline.over) throw new CannotTell('not started: the time was over')
        if (look.dark) return await lookAlone(look, context, deadline, setup)
        if (!lane.worker?.alive) lane.worker = startWorker(setup)
        return await lane.worker.look(look, context, deadline)
      } finally {
        done()
      }
    },
    get used() {
      return lanes.some(({worker}) => worker)
    },
    async end() {
      await Promise.all(lanes.flatMap(({worker}) => worker?.end() ?? []))
    },
  }
}

/** In a process of its own: one that has looked before may still hold a connection. */
async function lookAlone(
  look: ForeignLook,
  context: Context,
  deadline: Deadline,
  setup: WorkerSetup,
): Promise<Observation> {
  const worker = startWorker(setup)
  try {
    return await worker.look(look, context, deadline)
  } finally {
    await worker.end()
  }
}
