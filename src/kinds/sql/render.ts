import {quote} from '../../util/describe.ts'
import {quoteTemplate} from '../../util/quote-template.ts'
import {defaultOn, type Sql} from './schema.ts'

/** The claim in plain English. */
export function sentence({query}: Sql): string {
  return `The query ${quote(query.trim().replace(/\s+/g, ' '))} is answered as expected`
}

/** The query as a line of `psql`; parameters become its variables, whose values it quotes itself. */
export function command({query, on = defaultOn, params = []}: Sql): string {
  const psql = `psql ${quoteTemplate(on)}`
  const text = query.trim()
  if (params.length === 0) return `${psql} -c ${quoteTemplate(text)}`
  const values = params.map((value, i) => `-v p${i + 1}=${quoteTemplate(String(value ?? ''))}`)
  const lines = text.replaceAll('$$', '$').replace(/\$(\d+)/g, (written, digits: string) => {
    const value = params[Number(digits) - 1]
    return value === undefined ? written : value === null ? 'null' : `:'p${digits}'`
  })
  return [`${psql} ${values.join(' ')} <<'SQL'`, lines, 'SQL'].join('\n')
}
