import type {ColumnFact, TableFact} from '../../fact.ts'
import {type SqlToken, sqlStatements} from '../../util/sql-tokens.ts'

/** A change of the schema, and the offset in the text that says so. */
export type SchemaChange =
  (Omit<TableFact, 'path' | 'line'> & {at: number}) | (Omit<ColumnFact, 'path' | 'line'> & {at: number})

/** What the statements of a text do to tables, views and columns, in order. Total; what it does not understand it passes over. */
export function schemaChanges(sql: string): SchemaChange[] {
  return sqlStatements(sql).flatMap((tokens) => {
    const reader = readerOf(tokens)
    if (reader.take('create')) return created(reader)
    if (reader.take('drop')) return dropped(reader)
    if (reader.take('alter')) return altered(reader)
    if (reader.take('rename', 'table')) return renamed(reader)
    return []
  })
}

type Reader = ReturnType<typeof readerOf>

interface Name {
  name: string
  schema?: string
  at: number
}

function readerOf(tokens: SqlToken[]) {
  let at = 0
  const is = (index: number, word: string) => tokens[index]?.text === word && !tokens[index].isQuoted
  const reader = {
    rest: () => tokens.slice(at),
    /** Goes behind some words where they are next. */
    take: (...words: string[]) => {
      if (!words.every((word, index) => is(at + index, word))) return false
      at += words.length
      return true
    },
    skip: (...words: string[]) => {
      while (words.some((word) => is(at, word))) at++
    },
    name: (): Name | undefined => {
      const first = tokens[at]
      if (first?.kind !== 'name') return undefined
      at++
      const parts = [first]
      while (is(at, '.') && tokens[at + 1]?.kind === 'name') {
        parts.push(tokens[at + 1]!)
        at += 2
      }
      if (parts.some(({text}) => /[${}<>]/.test(text))) return undefined
      const schema = parts.at(-2)?.text
      return {name: parts.at(-1)!.text, at: first.start, ...(schema !== undefined && {schema})}
    },
  }
  return reader
}

function created(reader: Reader): SchemaChange[] {
  reader.take('or', 'replace')
  reader.skip('global', 'local', 'temp', 'temporary', 'unlogged', 'foreign', 'external', 'recursive', 'materialized')
  const isView = reader.take('view')
  if (!isView && !reader.take('table')) return []
  reader.take('if', 'not', 'exists')
  const table = reader.name()
  if (!table) return []
  const rest = reader.rest()
  const list = rest[0]?.text === '(' ? itemsOf(rest) : undefined
  const behind = list ? rest.slice(list.length) : rest
  const isOpen =
    isView ||
    !list ||
    behind.some(({text}) => /^(?:inherits|as|of)$/.test(text)) ||
    list.items.some(([first]) => first?.text === 'like')
  const columns = (isView ? [] : (list?.items ?? [])).flatMap((item) => columnOf(item, table.name))
  return [{family: 'table', ...table, ...(isOpen && {open: true as const})}, ...columns]
}

/** Words that begin a part of a table that is no column. */
const noColumn =
  /^(?:constraint|primary|unique|check|foreign|exclude|like|key|index|fulltext|spatial|period|partition|column_index)$/

function columnOf([first, second]: SqlToken[], table: string): SchemaChange[] {
  if (first?.kind !== 'name' || (!first.isQuoted && noColumn.test(first.text) && second?.text !== 'text')) return []
  return [{family: 'column', name: first.text, table, at: first.start}]
}

/** The parts between the brackets that a list of tokens begins with, and how many tokens they are. */
function itemsOf(tokens: SqlToken[]): {items: SqlToken[][]; length: number} {
  const items: SqlToken[][] = [[]]
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    if (token.text === '(' && depth++ === 0) continue
    if (token.text === ')' && --depth === 0) return {items, length: index + 1}
    if (token.text === ',' && depth === 1) items.push([])
    else items.at(-1)!.push(token)
  }
  return {items, length: tokens.length}
}

function dropped(reader: Reader): SchemaChange[] {
  reader.skip('foreign', 'materialized', 'temporary')
  if (!reader.take('table') && !reader.take('view')) return []
  reader.take('if', 'exists')
  const found: SchemaChange[] = []
  do {
    const table = reader.name()
    if (table) found.push({family: 'table', ...table, change: 'drop'})
  } while (reader.take(','))
  return found
}

function renamed(reader: Reader): SchemaChange[] {
  const found: SchemaChange[] = []
  do {
    const table = reader.name()
    const to = reader.take('to') ? reader.name() : undefined
    if (table && to) found.push({family: 'table', ...table, change: 'rename', to: to.name})
  } while (reader.take(','))
  return found
}

function altered(reader: Reader): SchemaChange[] {
  reader.skip('foreign', 'materialized')
  const isView = reader.take('view')
  if (!isView && !reader.take('table')) return []
  reader.take('if', 'exists')
  reader.take('only')
  const table = reader.name()
  if (!table) return []
  const actions = itemsOf([bracket('('), ...reader.rest(), bracket(')')]).items
  return actions.flatMap((tokens) => actionOf(readerOf(tokens), table))
}

function bracket(text: string): SqlToken {
  return {kind: 'mark', text, isQuoted: false, start: 0, end: 0}
}

function actionOf(reader: Reader, table: Name): SchemaChange[] {
  const column = (name: Name | undefined, more: {change?: 'drop' | 'rename'; to?: string} = {}): SchemaChange[] =>
    name ? [{family: 'column', name: name.name, table: table.name, at: name.at, ...more}] : []
  if (reader.take('rename', 'to')) {
    const to = reader.name()
    return to ? [{family: 'table', ...table, change: 'rename', to: to.name}] : []
  }
  if (reader.take('rename')) {
    if (/^(?:constraint|index|key)$/.test(reader.rest()[0]?.text ?? '')) return []
    reader.take('column')
    const from = reader.name()
    const to = reader.take('to') ? reader.name() : undefined
    return to ? column(from, {change: 'rename', to: to.name}) : []
  }
  const isAdded = reader.take('add')
  const isDropped = !isAdded && reader.take('drop')
  if (isAdded || isDropped) {
    const isColumn = reader.take('column')
    if (isAdded) reader.take('if', 'not', 'exists')
    else reader.take('if', 'exists')
    const [first] = reader.rest()
    if (first?.text === '(') return [{family: 'table', ...table, open: true}]
    if (!isColumn && (first?.isQuoted === false ? noColumn.test(first.text) : false)) return []
    return column(reader.name(), isDropped ? {change: 'drop'} : {})
  }
  if (reader.take('change')) {
    reader.take('column')
    const from = reader.name()
    const to = reader.name()
    return from && to && from.name !== to.name ? column(from, {change: 'rename', to: to.name}) : []
  }
  return []
}
