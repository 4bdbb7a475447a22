import type {Falsehood} from '../../kind.ts'
import type {Observation} from '../../model.ts'
import type {Tcp} from './schema.ts'

/** A port that is closed, or open where it should not be. */
export function falsehoods(_: Tcp, {open}: Observation): Falsehood[] {
  if (open === false) return [{where: 'the connection is accepted', seen: {open: true, latency: 1}}]
  return [{where: 'the connection is refused', seen: {open: false, error: 'refused'}, hint: 'expect that it is `open`'}]
}
