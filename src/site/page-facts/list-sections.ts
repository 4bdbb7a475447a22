import type {Document} from '../../document.ts'
import type {ListedSection} from '../page-data.ts'

/** The headings of a document with the checks below each and the first command of each, which needs the text. */
export function listSections(
  document: Pick<Document, 'sections' | 'blocks'>,
  text: string | undefined,
): ListedSection[] {
  const {sections, blocks} = document
  const lines = text?.split(/\r\n|\n|\r/) ?? []
  return sections.map(({title, anchor, depth, place}, index) => {
    const from = place.end.line
    const to = sections[index + 1]?.place.start.line ?? Infinity
    const checks = blocks
      .filter(({place}) => place.start.line > from && place.start.line < to)
      .map(({options, body, kind}) => options.find(({name}) => name === 'id')?.value ?? idIn(body) ?? kind)
    const command = firstCommand(lines.slice(from, to === Infinity ? lines.length : to - 1))
    return {title, anchor, depth, ...(checks.length > 0 && {checks}), ...(command && {command})}
  })
}

function idIn(body: string): string | undefined {
  return /^id:[ \t]*(\S+)/m.exec(body)?.[1]
}

/** Fences whose content is for a terminal; one that says `check` is for a machine. */
const shell = /^\s*(`{3,}|~{3,})\s*(?:bash|sh|shell|console|shell-session|zsh|terminal)\b(?!.*\bcheck\b)/
const longestCommand = 400

function firstCommand(lines: string[]): string | undefined {
  const start = lines.findIndex((line) => shell.test(line))
  if (start === -1) return undefined
  const fence = shell.exec(lines[start]!)![1]!
  const end = lines.findIndex((line, index) => index > start && line.trim().startsWith(fence))
  const body = lines.slice(start + 1, end === -1 ? lines.length : end)
  const first = body.findIndex((line) => line.trim() !== '' && !/^\s*#(?!!)/.test(line))
  if (first === -1) return undefined
  let last = first
  while (body[last]!.trimEnd().endsWith('\\') && last + 1 < body.length) last++
  const command = body
    .slice(first, last + 1)
    .map((line) => line.trim())
    .join('\n')
    .replace(/^(?:\$|>|[\w@~-]{1,30}[$#])[ \t]+/, '')
  return command.length > longestCommand ? undefined : command
}
