/** The ways in which a drill can break the service. */
export const faultNames = ['error', 'latency', 'database', 'embedder'] as const
/** The name of a fault. */
export type FaultName = (typeof faultNames)[number]

/** A fault as it was asked for. */
export interface Fault {
  /** Requests whose path begins with it suffer; for `error` and `latency`. */
  path?: string
  /** Status that `error` answers with, over the body that the request would have had. */
  status?: number
  /** How long `latency` holds a request back. */
  delayMs?: number
  /** The fault ends by itself after so many seconds. */
  seconds?: number
}

/** The faults that are on, in this process. */
export interface Faults {
  get(name: FaultName): Fault | undefined
  all(): ({name: FaultName} & Fault)[]
  set(name: FaultName, fault: Fault): Promise<void>
  clear(name: FaultName): Promise<void>
}

/** Keeps faults; `apply` is told when one begins or ends. */
export function createFaults(apply: (name: FaultName, on: boolean) => Promise<void>): Faults {
  const active = new Map<FaultName, {fault: Fault; timer?: NodeJS.Timeout}>()
  const clear = async (name: FaultName): Promise<void> => {
    clearTimeout(active.get(name)?.timer)
    if (active.delete(name)) await apply(name, false)
  }
  return {
    get: (name) => active.get(name)?.fault,
    all: () => [...active].map(([name, {fault}]) => ({name, ...fault})),
    clear,
    async set(name, fault) {
      clearTimeout(active.get(name)?.timer)
      const timer = fault.seconds ? setTimeout(() => void clear(name), fault.seconds * 1000).unref() : undefined
      active.set(name, {fault, timer})
      await apply(name, true)
    },
  }
}
