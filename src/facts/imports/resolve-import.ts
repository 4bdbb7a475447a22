import {dirname, join} from 'node:path/posix'

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts', '.vue', '.svelte']
/** What a compiled name was compiled from. */
const sources: Record<string, string[]> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
  '.jsx': ['.tsx'],
}

/** The file that a relative import leads to, tried as Node, TypeScript and bundlers do; undefined for packages and for what is not there. */
export function resolveImport(from: string, name: string, files: ReadonlySet<string>): string | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(name)) return undefined
  const plain = join(dirname(from), name.replace(/[?#].*$/, '')).replace(/\/$/, '')
  const ending = /\.[cm]?jsx?$/.exec(plain)?.[0] ?? ''
  const bare = plain.slice(0, plain.length - ending.length)
  const tried = [
    plain,
    ...(sources[ending] ?? []).map((source) => bare + source),
    ...endings.map((one) => plain + one),
    ...endings.map((one) => `${plain === '.' ? '' : `${plain}/`}index${one}`),
  ]
  return tried.find((path) => files.has(path))
}
