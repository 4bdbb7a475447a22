import type {Page, Span} from '../../page.ts'
import type {Path} from '../../util/fault.ts'
import {placeOf} from '../../util/place-fault.ts'

/** Where the value of a field of a page's front matter stands; the nearest field around it where it is not there. */
export function frontMatterSpan({path, frontMatterText = ''}: Page, field: Path): Span {
  const {start, end} = placeOf({path, text: frontMatterText, line: 2}, field, 'value')
  return {start, end}
}
