import {execFileSync} from 'node:child_process'

interface Options {
  maxBuffer: number
  timeout: number
  input?: string
  env?: NodeJS.ProcessEnv
}

/** What git prints; undefined where there is none, or it fails, or takes too long. */
export function git(root: string, words: string[]): string | undefined {
  return run(root, words, {maxBuffer: 2 ** 30, timeout: 60_000})?.toString('utf8')
}

/** The texts of objects by their names, as far as they are here and are texts, asked for in one process; none where they are too much. */
export function gitTexts(root: string, names: string[]): Map<string, string> {
  const texts = new Map<string, string>()
  const asked = [...new Set(names)].filter((name) => !name.includes('\n'))
  // A clone without all objects would fetch each of them.
  const env = {...process.env, GIT_NO_LAZY_FETCH: '1'}
  const input = asked.map((name) => `${name}\n`).join('')
  const output = run(root, ['cat-file', '--batch'], {input, env, maxBuffer: 2 ** 24, timeout: 10_000})
  if (!output) return texts
  let at = 0
  for (const name of asked) {
    const end = output.indexOf(10, at)
    if (end === -1) break
    const [, type, size] = / (\w+) (\d+)$/.exec(output.toString('utf8', at, end)) ?? []
    at = end + 1
    if (size === undefined) continue
    const bytes = output.subarray(at, at + Number(size))
    if (type === 'blob' && !bytes.includes(0)) texts.set(name, bytes.toString('utf8').replace(/^\uFEFF/, ''))
    at += Number(size) + 1
  }
  return texts
}

function run(root: string, words: string[], options: Options): Buffer | undefined {
  try {
    const stdin = options.input === undefined ? 'ignore' : 'pipe'
    return execFileSync('git', words, {...options, cwd: root, stdio: [stdin, 'pipe', 'ignore']})
  } catch {
    return undefined
  }
}
