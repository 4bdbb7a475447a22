import {join} from 'node:path'
import {kindOf, type Look} from './gather-facts.ts'

/** What was looked at beyond the fingerprint of the facts, while pages were judged. */
export interface LookLog {
  onLook: (look: Look) => void
  /**
   * Does something for a page whose own text may be read freely. `lasts`: what comes of it depends on no more than the page, the
   * fingerprint and the witnesses; of the history of git, nobody keeps in which state it was.
   */
  whileJudging: <Found>(page: string, find: () => Found) => {found: Found; lasts: boolean}
  /** All that was looked at, by name, and the state it was in before; undefined where it may change unseen. */
  witnesses: ReadonlyMap<string, string | undefined>
  /** The state of a witness. */
  stateOf: (witness: string) => string | undefined
}

/** Keeps a log of looks; `stampOf` tells a file from what it was, by its absolute path. */
export function lookLog(root: string, stampOf: (path: string) => string | undefined): LookLog {
  let judging: string | undefined
  let lasts = true
  const witnesses = new Map<string, string | undefined>()
  const stateOf = (witness: string) => {
    const path = join(root, witness.slice(witness.indexOf(' ') + 1))
    return witness.startsWith('text ') ? stampOf(path) : (kindOf(path) ?? 'nothing')
  }
  return {
    onLook: (look) => {
      if (judging === undefined) return
      if (look.at === 'history') lasts = false
      else if (look.at === 'kind' || look.path !== judging) {
        const witness = `${look.at} ${look.path}`
        if (!witnesses.has(witness)) witnesses.set(witness, stateOf(witness))
      }
    },
    whileJudging: (page, find) => {
      judging = page
      lasts = true
      const found = find()
      judging = undefined
      return {found, lasts}
    },
    witnesses,
    stateOf,
  }
}
