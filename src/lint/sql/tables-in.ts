import type {SqlToken} from '../../util/sql-tokens.ts'

/** A table that a statement names. */
export interface TableMention {
  name: string
  schema?: string
  /** Its name in the statement, or its other name. */
  alias: string
  start: number
  end: number
}

/** What a statement says of tables. */
export interface StatementTables {
  uses: TableMention[]
  /** Names that it makes itself: tables, views and common table expressions, in lower case. */
  makes: string[]
}

/** The tables that a statement reads or changes, and the names that it brings along. */
export function tablesIn(tokens: SqlToken[]): StatementTables {
  const found: StatementTables = {uses: [], makes: []}
  const word = (at: number) => (tokens[at]?.kind === 'name' && !tokens[at].isQuoted ? tokens[at].text : undefined)
  const mark = (at: number) => (tokens[at]?.kind === 'mark' ? tokens[at].text : undefined)
  const isCopy = word(0) === 'copy'
  /** Takes the table at a place; gives the place behind it and its other name. */
  const take = (from: number): number => {
    let at = from
    while (/^(?:only|lateral|table|if|not|exists|concurrently)$/.test(word(at) ?? '')) at++
    const first = tokens[at]
    if (first?.kind !== 'name') return at
    let last = first
    let schema: string | undefined
    for (at++; mark(at) === '.' && tokens[at + 1]?.kind === 'name'; at += 2) {
      schema = last.text
      last = tokens[at + 1]!
    }
    if (mark(at) === '(' && word(from - 1) !== 'into') return at
    if (mark(at) === '*') at++
    const isAs = word(at) === 'as'
    const alias = isAs ? tokens[at + 1] : tokens[at]
    const hasAlias = alias?.kind === 'name' && (isAs || alias.isQuoted || !clause.test(alias.text))
    const name = last.text
    const own = {name, alias: hasAlias ? alias.text : name, start: first.start, end: last.end}
    found.uses.push({...own, ...(schema !== undefined && {schema})})
    return hasAlias ? at + (isAs ? 2 : 1) : at
  }
  const takeRest = (from: number): void => {
    for (let at = from; mark(at) === ',';) at = take(at + 1)
  }
  const brackets: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (mark(at) === '(') brackets.push(word(at - 1) ?? '')
    else if (mark(at) === ')') brackets.pop()
    const text = word(at)
    if (text === undefined || mark(at - 1) === '.') continue
    const before = word(at - 1)
    if (text === 'from' || text === 'join' || text === 'using') {
      if (text === 'using' && !(word(0) === 'delete' || word(0) === 'merge')) continue
      if (before === 'distinct' && /^(?:is|not)$/.test(word(at - 2) ?? '')) continue
      if (isCopy || /^(?:extract|substring|trim|overlay|position)$/.test(brackets.at(-1) ?? '')) continue
      const behind = take(at + 1)
      if (text !== 'join') takeRest(behind)
    } else if (text === 'into' && /^(?:insert|merge|ignore|replace)$/.test(before ?? '')) take(at + 1)
    else if (text === 'into' && word(0) === 'select') found.makes.push(lower(tokens[at + 1]))
    else if (text === 'update' && (at === 0 || mark(at - 1) === '(')) take(at + 1)
    else if (at === 0 && /^(?:truncate|lock)$/.test(text)) {
      takeRest(take(1))
    } else if (at === 1 && text === 'table' && /^(?:alter|reindex)$/.test(word(0)!)) take(2)
    else if (text === 'as' && word(0) === 'with') found.makes.push(lower(tokens[commonName(tokens, at)]))
    else if (/^(?:table|view)$/.test(text) && word(0) === 'create') found.makes.push(lower(madeName(tokens, at)))
  }
  return found
}

/** Words that may follow a table and are no other name of it. */
const clause =
  /^(?:where|on|using|join|inner|left|right|full|cross|natural|group|order|limit|offset|having|union|except|intersect|set|values|select|default|returning|for|window|fetch|tablesample|as|when|and|or|add|drop|rename|alter|to|cascade|restrict|partition|in|do|overriding|detach|attach|enable|disable|owner|straight_join|use|force|ignore|lateral|with)$/

function lower(token: SqlToken | undefined): string {
  return token?.text.toLowerCase() ?? ''
}

/** `name as (`, `name (a, b) as (`. */
function commonName(tokens: SqlToken[], as: number): number {
  let at = as - 1
  if (tokens[at]?.text === ')') while (at > 0 && tokens[at]!.text !== '(') at--
  return tokens[at]?.text === '(' ? at - 1 : at
}

function madeName(tokens: SqlToken[], table: number): SqlToken | undefined {
  let at = table + 1
  while (/^(?:if|not|exists)$/.test(tokens[at]?.text ?? '')) at++
  while (tokens[at + 1]?.text === '.') at += 2
  return tokens[at]
}
