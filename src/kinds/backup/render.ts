import {quoteShell} from '../../util/quote-shell.ts'
import {quoteTemplate} from '../../util/quote-template.ts'
import type {Backup} from './schema.ts'

/** The claim in plain English. */
export function sentence({database, from, smoke}: Backup): string {
  const what = from === undefined ? `A dump of \`${shown(database)}\`` : `The dump \`${from}\``
  const same = from === undefined ? ' with every row, constraint and sequence' : ''
  return `${what} restores into a scratch database${same}${smoke ? ', which answers as expected' : ''}`
}

/** What a person would type: dump, restore somewhere else, look, clean up. */
export function command({database, from, to, format, smoke, scratch}: Backup): string {
  const isPlain = format === 'plain' || (format === undefined && from?.endsWith('.sql') === true)
  const file = quoteTemplate(from ?? to ?? (isPlain ? 'backup.sql' : 'backup.dump'))
  const source = quoteTemplate(shown(database))
  const server = quoteTemplate(shown(scratch ?? database))
  const copy = copyOn(shown(scratch ?? database))
  const restore = isPlain
    ? `psql -X -v ON_ERROR_STOP=1 --single-transaction --dbname=${copy} --file=${file}`
    : `pg_restore --exit-on-error --no-owner --no-privileges --dbname=${copy} ${file}`
  return [
    ...(from === undefined
      ? [`pg_dump --format=${isPlain ? 'plain' : 'custom'} --file=${file} --dbname=${source}`]
      : []),
    `createdb --maintenance-db=${server} --template=template0 proofbook_restore`,
    restore,
    ...Object.values(smoke ?? {}).map((query) => `psql ${copy} -c ${quoteShell(query)}`),
    `dropdb --maintenance-db=${server} proofbook_restore`,
  ].join('\n')
}

/** The address of the copy, as a shell word: that of the server with another database behind its last slash. */
function copyOn(server: string): string {
  const variable = /^\$\{(\w+)\}$/.exec(server)?.[1]
  return variable
    ? `"\${${variable}%/*}/proofbook_restore"`
    : quoteTemplate(server.replace(/\/[^/]*$/, '/proofbook_restore'))
}

/** An address without its password, should somebody have written one. */
function shown(address: string): string {
  return address.replace(/^(\w+:\/\/[^:/@]*):(?!\$\{)[^/]*@/, '$1@')
}
