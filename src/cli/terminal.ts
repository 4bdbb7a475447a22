/** Everything of the outer world that a command may touch: comes in at one place, so that commands can be tested. */
export interface Terminal {
  /** Absolute path of the working directory. */
  cwd: string
  env: Record<string, string | undefined>
  out: (text: string) => void
  err: (text: string) => void
  /** Whether standard error is a terminal on which a progress line can be redrawn. */
  live: boolean
  color: boolean
  /** Columns of the terminal. */
  width: number
  now: () => Date
  version: string
  /** Names exactly this program; undefined where it runs from its sources, which may change. */
  build?: string
  /** Aborted by the first interrupt; until somebody asks for it, an interrupt ends the process. */
  signal: AbortSignal
}

/** A digest of all sources, put in by the build. */
declare const BUILD: string | undefined

/** The terminal of this process. Colour follows `--color`, then `NO_COLOR` and `FORCE_COLOR`, then whether it is a terminal. */
export function thisTerminal(listen: () => AbortSignal, version: string, color?: boolean): Terminal {
  const {env, stdout, stderr} = process
  let signal: AbortSignal | undefined
  const wanted =
    color ?? (env.NO_COLOR ? false : env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : stdout.isTTY && env.TERM !== 'dumb')
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    live: stderr.isTTY && env.TERM !== 'dumb' && !env.CI,
    color: wanted,
    width: stdout.columns ?? (Number(env.COLUMNS) || 100),
    now: () => new Date(),
    version,
    ...(typeof BUILD === 'string' && {build: `${version} ${BUILD} on ${process.version}`}),
    get signal() {
      return (signal ??= listen())
    },
  }
}
