import type {Page} from '../../page.ts'
import type {Path} from '../../util/fault.ts'

/** Whom the front matter of a page names as its owners, and where. */
export function ownersOf({frontMatter}: Page): {name: string; at: Path}[] {
  return ['owner', 'owners'].flatMap((field) => {
    const value = frontMatter[field]
    const named = Array.isArray(value)
      ? value.map((one, index) => ({one, at: [field, index]}))
      : [{one: value, at: [field]}]
    return named.flatMap(({one, at}) => (typeof one === 'string' && one.trim() !== '' ? [{name: one.trim(), at}] : []))
  })
}
