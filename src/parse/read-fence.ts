import type {CheckBlock} from '../document.ts'
import type {Place, Problem} from '../model.ts'
import {didYouMean} from '../util/nearest.ts'
import {opensCheck, readOpening} from './check-info.ts'
import {controlCharacter} from './control-character.ts'
import {fenceBody} from './fence-body.ts'
import {textBetween} from './text-lines.ts'
import {unclosedFence} from './unclosed-fence.ts'
import type {Stretch} from './info-string.ts'
import type {Fence} from './outline.ts'
import type {TextLines} from './text-lines.ts'

/** What a fence turned out to be: a check, something wrong (never both), or prose (neither). */
export interface FenceReading {
  block?: CheckBlock
  problems: Problem[]
}

/** Reads a fence of a text. Whatever does not say `check`, and does not hide a check, is prose. */
export function readFence(fence: Fence, source: TextLines, path: string): FenceReading {
  const {line, column} = fence.start
  const [, mark = '', info = ''] = /^(`+|~+)(.*)$/s.exec(source.lines[line - 1]!.slice(column - 1)) ?? []
  const origin = column + mark.length
  const placeOf = ({start, end}: Stretch): Place => {
    return {path, start: {line, column: origin + start}, end: {line, column: origin + end}}
  }
  const lost = unclosedFence(fence, mark, info)
  if (lost) return {problems: [{...lost, place: placeOf({start: -mark.length, end: info.trimEnd().length})}]}
  if (!opensCheck(info)) return {problems: misspelledCheck(info, placeOf)}

  const {opening, problems} = readOpening(info, placeOf)
  const place = {path, start: fence.start, end: fence.end}
  const raw = textBetween(source, fence.start, fence.end)
  const unseen = controlCharacter(raw, place)
  if (unseen) problems.push(unseen)
  if (problems.length > 0) return {problems}
  const {kind, form, language, options, kindPlace} = opening
  const {body, columns} = fenceBody(fence, source)
  return {block: {kind, form, language, options, body, columns, raw, place, kindPlace}, problems}
}

/** ```` ```Check http ```` would be prose, and nobody would notice. */
function misspelledCheck(info: string, placeOf: (stretch: Stretch) => Place): Problem[] {
  const [, blanks = '', word = ''] = /^([ \t]*)(c\S{3,7})(?=\s|$)/i.exec(info) ?? []
  const hint = didYouMean(word, ['check'])
  if (hint === undefined) return []
  const place = placeOf({start: blanks.length, end: blanks.length + word.length})
  const reason = `Unexpected \`${word}\` at the start of a fence, expected \`check\` or a language`
  return [{rule: 'misspelled-check', severity: 'warning', reason, hint, place, url: 'docs/language.md#the-fence'}]
}
