import picomatch from 'picomatch'
import type {Globs} from './schema.ts'

/** What some globs choose. */
export interface Chooser {
  fits: (name: string) => boolean
  /** Globs that choose, without those that leave out. */
  wanted: string[]
}

/** Reads globs; `!` in front of one leaves out. Only exceptions: everything else. */
export function chooser(globs: Globs): Chooser {
  const all = [globs].flat()
  const out = all.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))
  const wanted = all.filter((glob) => !glob.startsWith('!'))
  const isIn = picomatch(wanted.length === 0 ? '**' : wanted, {dot: true})
  const isOut = out.length === 0 ? () => false : picomatch(out, {dot: true})
  return {fits: (name) => isIn(name) && !isOut(name), wanted}
}
