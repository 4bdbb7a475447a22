import type {PageFence, Piece} from '../../page.ts'
import {shellLines} from './shell-lines.ts'
import {tokens} from './tokens.ts'

/** The `<placeholders>` of a code block that a shell would take for redirections, in the order of the text. */
export function placeholdersIn(fence: PageFence): Piece[] {
  return shellLines(fence).flatMap((shell) => tokens(shell).flatMap(({placeholders = []}) => placeholders))
}
