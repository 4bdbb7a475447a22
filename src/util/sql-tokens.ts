/** A token of SQL. */
export interface SqlToken {
  /** `name`: a word that is no string, also in quotes, brackets or backticks. */
  kind: 'name' | 'text' | 'number' | 'mark'
  /** Of a name: in lower case unless it is quoted, without its quotes. */
  text: string
  isQuoted: boolean
  /** Offset of its first and behind its last character. */
  start: number
  end: number
}

const piece =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(\$(?:[A-Za-z_]\w*)?\$)|[eE]'(?:\\[\s\S]|''|[^'\\])*(?:'|$)|'(?:''|[^'])*(?:'|$)|"(?:""|[^"])*(?:"|$)|`[^`]*(?:`|$)|\[[A-Za-z_][\w ]*\]|(?:[\p{L}_]|\$\w+|\$?\{\{?[^{}]*\}?\}|<[A-Za-z][\w-]*>)(?:[\p{L}\p{N}_$]|\$?\{\{?[^{}]*\}?\}|<[A-Za-z][\w-]*>)*|\d[\w.]*|::|<>|[<>!]=|[^\s]/gu

/** Splits SQL into tokens, without comments; what stands between `$$` is one text, a placeholder (`${x}`, `<x>`) a part of a name. Total. */
export function sqlTokens(sql: string): SqlToken[] {
  const found: SqlToken[] = []
  const pattern = new RegExp(piece)
  for (let match = pattern.exec(sql); match; match = pattern.exec(sql)) {
    const [text, dollar] = match
    const start = match.index
    if (text.startsWith('--') || text.startsWith('/*')) continue
    if (dollar !== undefined) {
      const close = sql.indexOf(dollar, start + dollar.length)
      const end = close === -1 ? sql.length : close + dollar.length
      pattern.lastIndex = end
      found.push({kind: 'text', text: sql.slice(start, end), isQuoted: true, start, end})
      continue
    }
    found.push({...classify(text), start, end: start + text.length})
  }
  return found
}

function classify(text: string): Pick<SqlToken, 'kind' | 'text' | 'isQuoted'> {
  if (/^(?:e?')/i.test(text)) return {kind: 'text', text, isQuoted: true}
  if (/^["`[]/.test(text) && text.length > 1) return {kind: 'name', text: text.slice(1, -1), isQuoted: true}
  if (/^\d/.test(text)) return {kind: 'number', text, isQuoted: false}
  if (/^[\p{L}_$<{]/u.test(text) && /[\p{L}_$]/u.test(text))
    return {kind: 'name', text: text.toLowerCase(), isQuoted: false}
  return {kind: 'mark', text, isQuoted: false}
}

/** The statements of a text, by their tokens, without the semicolons between them. */
export function sqlStatements(sql: string): SqlToken[][] {
  const statements: SqlToken[][] = [[]]
  for (const token of sqlTokens(sql)) {
    if (token.kind === 'mark' && token.text === ';') statements.push([])
    else statements.at(-1)!.push(token)
  }
  return statements.filter((tokens) => tokens.length > 0)
}
