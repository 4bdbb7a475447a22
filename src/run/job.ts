/** A command to be run in a process group of its own. */
export interface Job {
  /** Absolute path of the program. */
  file: string
  /** Arguments, from the zeroth: the name the program is called by. */
  argv: string[]
  /** Absolute path of the folder it starts in. */
  cwd: string
  /** Its whole environment, but for the nonce. */
  env: Readonly<Record<string, string>>
  stdin?: string
  /** Goes into the environment as `PROOFBOOK_CHECK`: by it, whatever the command leaves behind is found. */
  nonce: string
}

/** How a command ended. */
export interface Outcome {
  /** Exit status; 128 + number where a signal ended it. */
  exit: number
  stdout: Uint8Array
  stderr: Uint8Array
  /** It was killed because it printed more than the limit. */
  flooded: boolean
  /** Processes that it started may still be there, out of its group. */
  orphans: boolean
}

/** Something that runs commands, one at a time. */
export interface Launcher {
  /** Where its commands are found among the processes: as these, or as children of those. */
  readonly roots: {pids?: (number | undefined)[]; below?: (number | undefined)[]}
  /** Whether it can take another command. */
  readonly alive: boolean
  /** Runs a command to its end; throws when that cannot be known. */
  launch: (job: Job) => Promise<Outcome>
  /** Ends the launcher, and with it the wait for a command. */
  end: () => Promise<void>
}
