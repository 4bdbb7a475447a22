import type {World} from '../../rule.ts'

/** What became of a heading, and how to write a link to it. */
export interface HeadingWhereabouts {
  anchor: string
  hint: string
  /** What to write in the place of the old fragment, where that is certain. */
  text?: string
}

/**
 * What git says the heading was renamed to that a fragment led to; undefined where it does not know, or the page has it no more.
 * `ofSite`: a generator makes a site of the page, which may write the dashes of fragments otherwise than GitHub.
 */
export function whereHeadingWent(
  fragment: string,
  {page, ofSite}: {page: {path: string; anchors: readonly string[]}; ofSite: boolean},
  {facts: {files, repository}}: World,
): HeadingWhereabouts | undefined {
  const old = fragment.normalize('NFC').replace(/^user-content-/, '')
  const renamed = files.renamedHeading(page.path, old)
  if (!renamed || !page.anchors.some((one) => one.normalize('NFC') === renamed.anchor)) return undefined
  const {anchor, commit} = renamed
  const when = commit === undefined ? ', which is not committed' : ` in commit ${commit.slice(0, 7)}`
  const isOfOthers = ofSite || /\bgitlab\b/.test(repository?.address ?? '')
  const mayDiffer = isOfOthers && hasOddDashes(anchor) && !hasOddDashes(old)
  const mustBeEscaped = /[\s()<>"'`\\%#{}]/.test(anchor)
  return {
    anchor,
    hint: `it was renamed to \`#${anchor}\`${when}`,
    ...(!mayDiffer && !mustBeEscaped && {text: anchor}),
  }
}

function hasOddDashes(fragment: string): boolean {
  return /--|^-|-$/.test(fragment)
}
