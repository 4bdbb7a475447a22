import type {CheckBlock, InfoOption} from '../document.ts'
import type {Place, Problem} from '../model.ts'
import {didYouMean} from '../util/nearest.ts'
import {readInfo} from './info-string.ts'
import type {Info, Stretch} from './info-string.ts'

/** What the opening line of a check says. */
export type Opening = Pick<CheckBlock, 'kind' | 'form' | 'language' | 'options' | 'kindPlace'>

/** The kind of check that code in a language is. */
const codeKinds: Record<string, string> = {bash: 'shell', sh: 'shell', js: 'script', mjs: 'script'}

/** Whether an info string says `check`: first, or behind a language. */
export function opensCheck(info: string): boolean {
  return /^[ \t]*(?:[^\s=]+[ \t]+)?check(?:[ \t]|$)/.test(info)
}

/** Reads the info string of a check, of which `place` gives the place of any stretch. */
export function readOpening(info: string, place: (stretch: Stretch) => Place): {opening: Opening; problems: Problem[]} {
  const {words, options, faults} = readInfo(info)
  const [first, second] = words
  const problems = [...faults, ...surplus(words, options)].map((fault) => infoProblem(fault, place(fault)))
  const named = {
    options: options.map((option): InfoOption => ({name: option.name, value: option.value, place: place(option)})),
  }
  if (first?.text === 'check') {
    const kind = second && second.start < (options[0]?.start ?? Infinity) ? second : undefined
    const kindPlace = place(kind ?? {start: first.end, end: first.end})
    return {opening: {kind: kind?.text ?? '', form: 'yaml', language: 'check', kindPlace, ...named}, problems}
  }
  const language = first?.text ?? ''
  const kindPlace = place(first ?? {start: 0, end: 0})
  const kind = Object.hasOwn(codeKinds, language) ? codeKinds[language]! : ''
  if (kind === '') problems.push(unknownLanguage(language, kindPlace))
  return {opening: {kind, form: 'code', language, kindPlace, ...named}, problems}
}

/** Words that are neither `check`, nor the word beside it, nor part of an option. */
function surplus(words: Info['words'], options: Info['options']): (Info['faults'][number] & {hint: string})[] {
  const first = options[0]?.start ?? Infinity
  const hint = 'a value with blanks needs quotes: `key="some words"`'
  return words
    .filter(({start}, index) => index >= 2 || start > first)
    .map(({text, start, end}) => ({reason: `Unexpected \`${text}\`, expected \`key=value\``, hint, start, end}))
}

function infoProblem({reason, hint}: {reason: string; hint?: string}, place: Place): Problem {
  const url = 'docs/language.md#the-fence'
  return {rule: 'info-string', severity: 'error', reason, ...(hint && {hint}), place, url}
}

function unknownLanguage(language: string, place: Place): Problem {
  return {
    rule: 'unknown-check-language',
    severity: 'error',
    reason: `Unexpected check in \`${language}\`, expected \`bash\`, \`sh\`, \`js\` or \`mjs\``,
    hint: didYouMean(language, Object.keys(codeKinds)) ?? 'a check without code starts with its kind: ```check http',
    place,
    url: 'docs/language.md#the-fence',
  }
}
