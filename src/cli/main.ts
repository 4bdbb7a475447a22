#!/usr/bin/env node
/** The program `proofbook`: reads the command line, runs one command, exits with its status. */
import {constants} from 'node:os'
import module from 'node:module'
import manifest from '../../package.json' with {type: 'json'}
import {calmCompiler} from './calm-compiler.ts'
import {parseArguments} from './parse-arguments.ts'
import {thisTerminal} from './terminal.ts'
import {UsageError} from './usage-error.ts'

/** What a command does; gives the exit status. */
export type Run = typeof import('./commands/lint.ts').run

async function main(words: string[]): Promise<number> {
  const {command, positionals, options} = parseArguments(words)
  const say = (text: string) => void process.stdout.write(text)
  if (options.version) return (say(`${manifest.version}\n`), 0)
  if (!command || options.help) {
    const {programHelp, commandHelp} = await import('./help.ts')
    say(command ? commandHelp(command) : programHelp())
    return options.help ? 0 : 2
  }
  const terminal = thisTerminal(onInterrupt, manifest.version, options.color as boolean | undefined)
  // In one file: of many small ones, each takes as long to find as to read.
  const commands: Record<string, Run> = await import('./commands/index.ts')
  return commands[command.name]!({positionals, options}, terminal)
}

/** The first interrupt asks the command to stop and tidy up; the second ends the process at once. */
function onInterrupt(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(128 + constants.signals[name])
      controller.abort(name)
    })
  }
  return controller.signal
}

/**
 * Keeps what V8 compiled for the next start, where Node can; in a folder of the user's own, because whoever can write there
 * decides what runs. Where Node would keep it by itself, below the folder for temporary files, that may be anybody.
 */
function keepCompiled(): void {
  const {XDG_CACHE_HOME, HOME} = process.env
  const folder = XDG_CACHE_HOME || (HOME && `${HOME}/.cache`)
  if (folder) (module as {enableCompileCache?: (folder: string) => void}).enableCompileCache?.(`${folder}/proofbook`)
}

/**
 * A reader that went away (`proofbook list | head`) is no error, and no reason to leave anything running; a full disk is
 * an error. What cannot be said on standard error cannot be said.
 */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`proofbook: could not write to standard output: ${error.message}\n`)
  process.on('exit', () => (process.exitCode = process.exitCode === 130 ? 130 : 2))
})
process.stderr.on('error', () => {})

keepCompiled()
await calmCompiler()
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = 2
  if (error instanceof UsageError) {
    process.stderr.write(`proofbook: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ''}`)
  } else {
    process.stderr.write(
      `proofbook: unexpected ${error instanceof Error ? error.stack : String(error)}\nThis is a defect of Proofbook; nothing was reported.\n`,
    )
    process.exitCode = 3
  }
}
