import type {Facts} from '../../fact.ts'
import type {Page} from '../../page.ts'
import type {Finding, Rule} from '../../rule.ts'
import {quote} from '../../util/describe.ts'
import {spanInLines} from '../page/span-in-lines.ts'

/** Nothing is left to be filled in. */
export const leftoverPlaceholder: Rule = {
  name: 'leftover-placeholder',
  about: 'Nothing is left to be filled in',
  why: 'Who needs the number of the person to call reads `[Your contact]`.',
  remedy:
    'Fill it in, or take the sentence away. What is meant to be filled in by others is a template: give it a name that says so.',
  severity: 'warning',
  good: [
    {
      shows: 'code, templates of other programs, links and words that only look like it',
      page: '# A TODO list\n\nWrite `TODO: later`, see [your team](team.md) and CVE-2026-XXX.\nThe pod {{ $labels.pod }} of {{TEAM}}.\n\n```sh\n# TODO: later\n```\n\n- [ ] done?\n',
    },
    {shows: 'a template', path: 'templates/incident.md', page: '# [Your service]\n\nTODO: fill in\n'},
  ],
  bad: [
    {
      shows: 'in a heading, a sentence and a table',
      page: '# [TODO]\n\nCall [Your contact], or\nthe team (TBD).\n\n| step | who |\n| --- | --- |\n| stop | FIXME: who? |\n\nLorem ipsum dolor sit amet.\n\n**TODO**: the rest\n',
      finds: ['1:3 [TODO]', '3:6 [Your contact]', '4:11 TBD', '8:10 FIXME', '10:1 Lorem ipsum', '12:3 TODO'],
    },
    {shows: 'in front matter', page: '---\ntitle: Restore\nowner: TBD # who?\n---\n', finds: ['3:8 TBD']},
  ],
  page: (page, {facts}) => {
    if (isTemplate(page.path)) return []
    return [...inFrontMatter(page), ...inProse(page, facts)]
  },
}

/** What is left behind in a text, in the words that people and templates use for it. */
const leftover =
  /(?<![\w-])(?:TODO(?=:|\(|\s*$)|TBD(?![\w-])|FIXME(?![\w-])|XXX(?![\w-]))|\[(?:TODO|TBD|FIXME|XXX)\b[^\]\n]{0,60}\]|\[(?:your|insert(?! key\b)|enter|fill in|replace(?: with)?|add your|name of(?: the)?)[\s_-][^\]\n]{1,60}\](?!\()|\blorem ipsum\b/gi

/** Words of the upper case say it; in lower case they are words like any other. */
function isMeant(match: string): boolean {
  return !/^\[?(?:todo|tbd|fixme|xxx)/i.test(match) || /^\[?(?:TODO|TBD|FIXME|XXX)/.test(match)
}

function isTemplate(path: string): boolean {
  return /(?:^|[/._-])templates?(?:[/._-]|$)/i.test(path)
}

function inProse({path, prose}: Page, facts: Facts): Finding[] {
  let lines: string[] | undefined
  return prose.flatMap((piece) =>
    [...piece.text.matchAll(leftover)].flatMap((match): Finding[] => {
      const [text] = match
      if (!isMeant(text)) return []
      lines ??= (facts.textOf(path) ?? '').split(/\r\n|\n|\r/)
      return [tell(text, spanInLines(piece, match.index, text, lines))]
    }),
  )
}

function inFrontMatter({frontMatterText = ''}: Page): Finding[] {
  return frontMatterText.split(/\r\n|\n|\r/).flatMap((line, index) =>
    [...line.replace(/(?:^|\s)#.*$/, '').matchAll(leftover)].flatMap((match): Finding[] => {
      const [text] = match
      if (!isMeant(text)) return []
      const at = (column: number) => ({line: index + 2, column})
      return [tell(text, {start: at(match.index + 1), end: at(match.index + text.length + 1)})]
    }),
  )
}

function tell(text: string, span: Pick<Finding, 'start' | 'end'>): Finding {
  return {...span, reason: `Unexpected ${quote(text)}, expected what it stands for`, subject: text}
}
