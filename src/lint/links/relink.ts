import {dirname, relative} from 'node:path/posix'
import type {World} from '../../rule.ts'
import type {LocalAddress} from './local-address.ts'

/** The address, written as it was, of another file; undefined for an address of a site, which has no file in it. */
export function relink(address: LocalAddress, from: string, to: string, {facts: {below}}: World): string | undefined {
  const {before, written, behind, style} = address
  if (style === 'site') return undefined
  const beside = relative(dirname(from), to) || '.'
  const dotted = written.startsWith('./') && !beside.startsWith('..') ? `./${beside}` : beside
  const plain = {self: below + to, absolute: `/${below}${to}`, relative: dotted}[style]
  const path = written.endsWith('/') && !plain.endsWith('/') ? `${plain}/` : plain
  return before + path.replace(/[\s()<>#?%"]/g, encode) + behind
}

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
