import {readFileSync} from 'node:fs'

/** The text of a file, with what stands between its markers `<!-- generated: name -->` and `<!-- end -->` replaced. */
export function between(path: string, parts: Record<string, string>): string {
  return Object.entries(parts).reduce(
    (old, [name, text]) => {
      const start = `<!-- generated: ${name} -->`
      const at = old.indexOf(start)
      if (at === -1) throw new Error(`Unexpected absence of ${start} in ${path}, expected the place to write at`)
      const from = at + start.length
      return `${old.slice(0, from)}\n\n${text}\n\n${old.slice(old.indexOf('<!-- end -->', from))}`
    },
    readFileSync(path, 'utf8'),
  )
}
