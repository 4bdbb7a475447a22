import type {Repository} from './repository.ts'

/** A mention of something in a document, found by nothing cleverer than a pattern over its lines. */
export interface Mention {
  path: string
  line: number
  text: string
  groups: string[]
}

/** A line of a document, but for comments and the marks of fences. */
export interface DocumentLine {
  path: string
  line: number
  text: string
  /** Language of the fence it stands in; undefined: it stands in none. */
  fence?: string
}

/** The lines of the documents of a repository; lists of changes are none, because they tell what was. */
export function documentLines({texts}: Repository, isDocument: (path: string) => boolean): DocumentLine[] {
  return [...texts]
    .filter(([path]) => isDocument(path) && !/changelog/i.test(path))
    .flatMap(([path, text]) => {
      let fence: string | undefined
      let mark = ''
      let comment = false
      return text.split(/\r?\n/).flatMap((text, index) => {
        const opening = /^\s*(?:[-*]\s+|\d+\.\s+)?(`{3,}|~{3,})\s*(\S*)/.exec(text)
        if (fence === undefined && opening) {
          mark = opening[1]!
          fence = opening[2] ?? ''
          return []
        }
        if (fence !== undefined && text.trim().startsWith(mark)) {
          fence = undefined
          return []
        }
        if (fence === undefined) {
          const open = text.lastIndexOf('<!--')
          const close = text.lastIndexOf('-->')
          const wasComment = comment
          comment = open > close || (comment && close === -1)
          if (wasComment || open !== -1) return []
        }
        return [{path, line: index + 1, text, ...(fence !== undefined && {fence})}]
      })
    })
}

/** What a pattern finds in some lines. */
export function mentions(lines: DocumentLine[], pattern: RegExp, where: (line: DocumentLine) => boolean): Mention[] {
  return lines
    .filter(where)
    .flatMap(({path, line, text}) =>
      [...text.matchAll(pattern)].map((match) => ({path, line, text, groups: match.slice(1)})),
    )
}
