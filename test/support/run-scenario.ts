import {execFile} from 'node:child_process'
import {chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'

const root = join(import.meta.dirname, '..', '..')

/** What a story says about one command: what it prints, and how it exits. */
export interface Command {
  line: number
  command: string
  expected: string
}

/** A Markdown file that tells a story: fences named `file=…` are its files, `console` fences its commands and their output. */
export interface Scenario {
  path: string
  text: string
  /** `early`: written before the first command, wherever it stands. */
  files: {path: string; text: string; line: number; early: boolean}[]
  commands: Command[]
}

/** Reads a story. A file that is named twice is overwritten when the story gets there. */
export function readScenario(path: string): Scenario {
  const text = readFileSync(path, 'utf8')
  const scenario: Scenario = {path, text, files: [], commands: []}
  visit(unified().use(remarkParse).parse(text), 'code', (node) => {
    const line = node.position!.start.line
    const file = /(?:^|\s)file=(\S+)/.exec(node.meta ?? '')?.[1]
    if (file) scenario.files.push({path: file, text: `${node.value}\n`, line, early: /\searly\b/.test(node.meta ?? '')})
    if (node.lang === 'console') scenario.commands.push(...readCommands(node.value, line + 1))
  })
  return scenario
}

/** `$ command` starts a command, what follows is its output; a last line `exit 1` is its exit status, 0 without one. */
function readCommands(text: string, first: number): Command[] {
  const commands: Command[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.startsWith('$ ')) commands.push({line: first + i, command: line.slice(2), expected: ''})
    else commands.at(-1)!.expected += `${line}\n`
  }
  return commands.map((command) => ({...command, expected: command.expected.trimEnd()}))
}

/** A folder of its own in which the commands of a story run, with ports that are free. */
export class Stage {
  readonly folder = mkdtempSync(join(tmpdir(), 'proofbook-scenario-'))
  private readonly ports = new Map<string, string>()

  /** Ports as the stories write them; each stands for one that is free. */
  static async open(): Promise<Stage> {
    const stage = new Stage()
    for (const written of ['8787', '8788', '8789']) stage.ports.set(written, await freePort())
    const bin = join(stage.folder, '.bin')
    mkdirSync(bin)
    writeFileSync(
      join(bin, 'proofbook'),
      `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist', 'cli.js')}' "$@"\n`,
    )
    chmodSync(join(bin, 'proofbook'), 0o755)
    return stage
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), {recursive: true})
    writeFileSync(join(this.folder, path), this.replace(text, 0))
  }

  /** Runs a command in bash; output and errors together, as a terminal shows them, ports as the story writes them. */
  async run(command: string): Promise<string> {
    const env = {
      PATH: `${join(this.folder, '.bin')}:${dirname(process.execPath)}:${process.env.PATH}`,
      HOME: this.folder,
      // What newer versions of Node keep of compiled code is no part of a story.
      XDG_CACHE_HOME: join(tmpdir(), 'cache'),
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      COLUMNS: '100',
      NODE_PATH: join(root, 'node_modules'),
    }
    const words = ['-c', `exec 2>&1; ${this.replace(command, 0)}`]
    const {status, stdout} = await new Promise<{status: number; stdout: string}>((resolve) => {
      const options = {cwd: this.folder, env, maxBuffer: 64 * 1024 * 1024, timeout: 60_000}
      execFile('bash', words, options, (error, stdout) => {
        resolve({status: error ? (typeof error.code === 'number' ? error.code : 1) : 0, stdout})
      })
    })
    const seen = this.replace(stdout.replaceAll(this.folder, '/project'), 1).trimEnd()
    return status === 0 ? seen : `${seen}\nexit ${status}`.trimStart()
  }

  private replace(text: string, from: 0 | 1): string {
    return [...this.ports].reduce((text, pair) => text.replaceAll(pair[from], pair[1 - from]!), text)
  }
}

function freePort(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address() as {port: number}
      server.close(() => resolve(String(port)))
    })
  })
}
