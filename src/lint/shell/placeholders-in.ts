import type {PageFence, Piece} from '../../page.ts'
import {shellLines} from './shell-lines.ts'
import {tokens} from './tokens.ts'

/** The `<placeholders>` of a code block that a shell would take for redirections, in the order of the text; a line like `Name: <value>` is no command. */
export function placeholdersIn(fence: PageFence): Piece[] {
  if (!/<[A-Za-z]/.test(fence.text)) return []
  const lines = fence.text.split('\n')
  return shellLines(fence)
    .flatMap((shell) => tokens(shell).flatMap(({placeholders = []}) => placeholders))
    .filter(({start}) => !/^\s*[A-Z][\w-]*:\s/.test(lines[start.line - fence.line] ?? ''))
}
