import type {Json} from '../model.ts'
import {describe, quote} from '../util/describe.ts'
import type {Fault} from '../util/fault.ts'
import {fault} from './fault.ts'

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
/** An id names a file, too. */
const longest = 100

/** What is wrong with the id of a check; `words` are the title or the heading that one could be made of. */
export function checkId(id: Json | undefined, words: string | undefined): Fault[] {
  if (id === undefined || id === null) {
    const hint = `\`id: ${toKebab(words ?? '') || 'healthy'}\``
    const reason = 'Unexpected check without `id`, expected one'
    return [fault('missing-id', id === null ? ['id'] : [], reason, {hint})]
  }
  if (typeof id !== 'string') {
    return [
      fault('bad-id', ['id'], `Unexpected ${describe(id)}, expected an id in kebab-case`, {hint: '`id: healthy`'}),
    ]
  }
  if (id.length > longest) {
    return [fault('bad-id', ['id'], `Unexpected id of ${id.length} characters, expected at most ${longest}`)]
  }
  if (kebab.test(id)) return []
  const form = toKebab(id)
  return [
    fault('bad-id', ['id'], `Unexpected id ${quote(id)}, expected kebab-case`, {
      hint: form ? `\`${form}\`` : '`healthy`',
    }),
  ]
}

/** The kebab-case form of some words: `NodeVersion is 20` → `node-version-is-20`. Empty where nothing is left. */
function toKebab(words: string): string {
  const plain = words.normalize('NFKD').replace(/\p{Mark}/gu, '')
  const parted = plain.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
  return parted
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
}

/** An id as a title: `node-version` → `Node version`. */
export function toWords(id: string): string {
  const words = id.replaceAll('-', ' ')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
