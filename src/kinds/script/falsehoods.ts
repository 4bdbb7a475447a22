import type {Falsehood} from '../../kind.ts'

/** A script that gets nowhere near its expectations. */
export function falsehoods(): Falsehood[] {
  return [{where: 'the script never calls `expect`', seen: {expectations: 0, values: {}}}]
}
