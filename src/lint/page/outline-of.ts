import type {Neighbour, Page, PageOutline} from '../../page.ts'
import {ignoreMark} from '../find-ignores.ts'
import {tasksWithin} from '../tasks/tasks-within.ts'
import {isCheck} from './is-check.ts'
import {takesIn} from './takes-in.ts'
import {topOf} from './top-of.ts'

/** What others may know of a page; `text` is that of its file. */
export function outlineOf(page: Page, text: string): PageOutline {
  const {path, title, frontMatter, frontMatterText, headings, anchors, comments, fences} = page
  return {
    path,
    title,
    frontMatter,
    headings: headings.map(({text, depth, anchor}) => ({text, depth, anchor})),
    anchors,
    takesIn: takesIn(text),
    hasChecks: fences.some(isCheck),
    tasksWithin: tasksWithin(page),
    top: topOf(page),
    ...(frontMatterText !== undefined && {frontMatterText}),
    ignores: comments.filter(({text}) => text.startsWith(ignoreMark)),
  }
}

/** What of an outline other pages may know. */
export function neighbourOf({
  top: _top,
  frontMatterText: _text,
  ignores: _ignores,
  ...neighbour
}: PageOutline): Neighbour {
  return neighbour
}
