import type {SqlToken} from '../../util/sql-tokens.ts'
import type {TableMention} from './tables-in.ts'

/**
 * The columns that a statement certainly names, where it speaks of one table and of nothing else: qualified ones, those that are set,
 * inserted or compared, and those that are selected as they are.
 */
export function columnsIn(tokens: SqlToken[], {name, alias}: TableMention): SqlToken[] {
  const words = tokens.filter(({kind, isQuoted}) => kind === 'name' && !isQuoted).map(({text}) => text)
  const isSimple = !words.some((word) => /^(?:join|union|intersect|except|with|using|over|window|lateral)$/.test(word))
  if (!isSimple || words.filter((word) => word === 'select').length > 1) return []
  const own = new Set([name.toLowerCase(), alias.toLowerCase()])
  const found: SqlToken[] = []
  let part = ''
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'mark') depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0
    if (token.kind !== 'name' || /[${}<>]/.test(token.text)) continue
    if (depth === 0 && !token.isQuoted && parts.test(token.text)) part = token.text
    const before = textOf(tokens[at - 1])
    const after = textOf(tokens[at + 1])
    const isQualified = before === '.' && own.has(textOf(tokens[at - 2])) && textOf(tokens[at - 3]) !== '.'
    if (after === '(' || after === '.' || (before === '.' && !isQualified) || before === '::') continue
    if (isQualified || isColumn({part, depth, before, after, token})) found.push(token)
  }
  return found
}

const parts = /^(?:select|from|where|set|into|values|group|order|having|returning|limit|update|delete|on)$/
const compares = /^(?:=|<>|!=|<|>|<=|>=|is|in|like|ilike|between)$/
/** Names that no table declares. */
const builtIn =
  /^(?:null|true|false|current_\w+|session_user|user|default|ctid|xmin|xmax|oid|tableoid|rowid|rownum|distinct|all|case|when|then|else|end|not|and|or|as|from|where|is|in|like|ilike|between|exists|any|some|array|interval|date|time|timestamp|timestamptz|localtime\w*|select|set|values|top|row|cast|excluded|escape)$/

interface Scene {
  part: string
  depth: number
  before: string
  after: string
  token: SqlToken
}

function isColumn({part, depth, before, after, token}: Scene): boolean {
  if (!token.isQuoted && builtIn.test(token.text)) return false
  if (part === 'into') return depth === 1 && /^[(,]$/.test(before) && /^[,)]$/.test(after)
  if (part === 'set') return depth === 0 && /^(?:set|,)$/.test(before) && after === '='
  if (part === 'select') return depth === 0 && /^(?:select|,|distinct)$/.test(before) && /^(?:,|from|as|)$/.test(after)
  return part === 'where' && /^(?:where|and|or|not|\()$/.test(before) && compares.test(after)
}

function textOf(token: SqlToken | undefined): string {
  return token?.text.toLowerCase() ?? ''
}
