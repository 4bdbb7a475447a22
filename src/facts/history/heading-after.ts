import type {Page, PageHeading} from '../../page.ts'
import {fragmentsOf} from '../../util/fragments-of.ts'
import {unchangedHeadings} from './unchanged-headings.ts'

/**
 * How much of a section has to be the same, from 0 to 1. In collections of pages by one template, half of a section is often that of
 * another page, which is not what it was renamed to.
 */
const enough = 0.8

/** A text of a page, and what of it leads somewhere. */
export interface PageVersion extends Pick<Page, 'headings' | 'anchors'> {
  lines: string[]
}

/**
 * The fragment that leads, after a change of a page, to the heading that one led to before it; undefined where that cannot be told. A
 * heading is the same where it reads the same, and where it stands in the place of one that is gone, of the same level and above
 * nearly the same section, and no other one there is.
 */
export function fragmentAfter(fragment: string, before: PageVersion, after: PageVersion): string | undefined {
  const old = headingOf(fragment, before)
  const now = old && headingAfter(old, before, after)
  return now && fragmentLike(fragment, old, now)
}

/** The heading that a fragment leads to: its own, or one written as an anchor of HTML on its line or right above it. */
function headingOf(fragment: string, {headings, lines}: PageVersion): PageHeading | undefined {
  const own =
    headings.find(({anchor}) => anchor === fragment) ??
    headings.find((heading) => Object.values(fragmentsOf(heading)).includes(fragment))
  if (own) return own
  const ids = lines.flatMap((line, index) => (idsIn(line).includes(fragment) ? [index + 1] : []))
  const [at] = ids
  const below = at === undefined ? undefined : headings.find(({end}) => end.line >= at)
  if (ids.length !== 1 || !below) return undefined
  const between = lines.slice(at! - 1, Math.max(below.start.line - 1, at! - 1))
  return between.every((line) => /^\s*(?:<a\s[^<>]*>\s*(?:<\/a>\s*)?)*$/i.test(line)) ? below : undefined
}

function idsIn(line: string): string[] {
  return [...line.matchAll(/<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)/gi)].map(([, id]) => id!)
}

function headingAfter(old: PageHeading, before: PageVersion, after: PageVersion): PageHeading | undefined {
  const pairs = unchangedHeadings(before.headings, after.headings)
  const index = before.headings.indexOf(old)
  const same = pairs.find(([from]) => from === index)
  if (same) return after.headings[same[1]]
  const [fromLast, toLast] = pairs.findLast(([from]) => from < index) ?? [-1, -1]
  const [fromNext, toNext] = pairs.find(([from]) => from > index) ?? [before.headings.length, after.headings.length]
  const isLevel = ({depth}: PageHeading) => depth === old.depth
  const removed = before.headings.slice(fromLast + 1, fromNext).filter(isLevel)
  const added = after.headings.slice(toLast + 1, toNext).filter(isLevel)
  const isNear = (from: PageHeading, to: PageHeading) =>
    likeness(sectionOf(from, before), sectionOf(to, after)) >= enough
  const near = added.filter((one) => isNear(old, one))
  const [only] = near
  if (!only || near.length > 1 || removed.some((one) => one !== old && isNear(one, only))) return undefined
  // Where nothing is below them, headings are told apart by their place alone.
  const isAlone = removed.length === 1 && added.length === 1
  return isAlone || sectionOf(old, before).length > 0 ? only : undefined
}

/** The words below a heading and the headings below it. */
function sectionOf(heading: PageHeading, {headings, lines}: PageVersion): string[] {
  const next = headings.find(({start, depth}) => start.line > heading.end.line && depth <= heading.depth)
  return (
    lines
      .slice(heading.end.line, next && next.start.line - 1)
      .join('\n')
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  )
}

/** How much of the longer one is in the other, from 0 to 1. */
function likeness(before: string[], after: string[]): number {
  const length = (words: string[]) => words.reduce((sum, word) => sum + word.length, 0)
  const left = new Map<string, number>()
  for (const word of before) left.set(word, (left.get(word) ?? 0) + 1)
  const shared = after.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  })
  const longest = Math.max(length(before), length(after))
  return longest === 0 ? 1 : length(shared) / longest
}

/** Written in the way of the old one; `{#own}` is what its author wants to be linked to. */
function fragmentLike(fragment: string, old: PageHeading, now: PageHeading): string {
  const [was, is] = [fragmentsOf(old), fragmentsOf(now)]
  if (is.own !== undefined && (was.own === undefined || was.own === fragment)) return is.own
  return fragment === was.dashed && fragment !== was.anchor ? is.dashed : is.anchor
}
