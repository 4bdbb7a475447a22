import type {Json} from '../../model.ts'
import {quote} from '../../util/describe.ts'
import {flawed} from '../flawed.ts'
import type {Flaw, Predicate, ShortForm} from '../predicate.ts'
import {met} from '../verdict.ts'
import {equality} from './equals.ts'

export const plain: ShortForm = {
  name: 'plain',
  written: '`200`, `ok`, `true`, `null`',
  means: 'equal, and of the same type; line breaks at the end of a text that was seen do not count',
  examples: [
    {predicate: 200, accepts: [200], rejects: [201, '200', null, [200]]},
    {predicate: 'ok', accepts: ['ok', 'ok\n', 'ok\r\n'], rejects: ['OK', 'ok ', 'ok\nno', '', 0, null, ['ok']]},
    {predicate: '200', accepts: ['200', '200\n'], rejects: [200, '201']},
    {predicate: true, accepts: [true], rejects: [false, 'true', 1]},
    {predicate: null, accepts: [null], rejects: [0, '', false, 'null']},
    {predicate: '', accepts: ['', '\n'], rejects: [' ', null]},
  ],
  parse: (written) => {
    if (typeof written === 'object' && written !== null) return undefined
    if (typeof written !== 'string') return equality(written)
    return written.includes('[..]') ? flawed(elided(written)) : text(written)
  },
}

function text(written: string): Predicate {
  const same = equality(written)
  const ends = (seen: Json) =>
    typeof seen === 'string' && seen.startsWith(written) && /^[\r\n]+$/.test(seen.slice(written.length))
  return {...same, judge: (seen, scene) => (ends(seen) ? met : same.judge(seen, scene))}
}

function elided(written: string): Flaw {
  return {
    reason: `Unexpected \`[..]\` in ${quote(written)}, expected it in a \`|\` block only`,
    hint: '`{equals: …}` takes it as it stands',
  }
}
