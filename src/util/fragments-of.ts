import type {PageHeading} from '../page.ts'

/** The fragments that lead to a heading: GitHub's, that of GitLab and others, which write several dashes as one, and `{#own}`. */
export function fragmentsOf({text, anchor}: Pick<PageHeading, 'text' | 'anchor'>): {
  anchor: string
  dashed: string
  own?: string
} {
  const own = /\{#([^\s{}]+)\}\s*$/.exec(text)?.[1]
  const dashed = anchor.replace(/-{2,}/g, '-').replace(/^-|-$/g, '')
  return {anchor, dashed, ...(own !== undefined && {own})}
}
