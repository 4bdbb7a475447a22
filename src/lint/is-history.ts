import {basename} from 'node:path/posix'
import type {Page} from '../page.ts'

/** Whether a page tells what was: a list of changes names what is gone, and is right to. */
export function isHistory({path, title}: Page): boolean {
  return history.test(basename(path).replace(/\.\w+$/, '')) || history.test(title.trim())
}

const history = /^(?:change-?logs?|changes|history|news|release[ _-]?notes|what.?s new)$/i
