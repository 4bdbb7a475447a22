import {expect, it} from 'vitest'
import {pageOf} from '../../parse/index.ts'
import {fragmentAfter, type PageVersion} from './heading-after.ts'

function version(text: string): PageVersion {
  const {headings, anchors} = pageOf({path: 'a.md', text})
  return {headings, anchors, lines: text.split('\n')}
}

const told = (fragment: string, before: string, after: string) =>
  fragmentAfter(fragment, version(before), version(after))

const below = 'Stop the importer, and wait until the queue is empty.\n\n'
const other = 'Nobody should have to read a page of another kind here.\n\n'

it.each([
  ['the only heading', 'old', `# Old\n\n${below}`, `# New\n\n${below}`, 'new'],
  ['a heading with nothing below', 'old', '# A\n\n## Old\n\n## B\n', '# A\n\n## New\n\n## B\n', 'new'],
  ['underlined, then not', 'old-one', `Old\none\n===\n\n${below}`, `# New *one*\n\n${below}`, 'new-one'],
  [
    'a heading, and a word of its text',
    'old',
    `## Old\n\n${below}`,
    `## New\n\n${below.replace('importer', 'worker')}`,
    'new',
  ],
  [
    'one of each level',
    'old',
    `## Old\n\n### Deep\n\n${below}`,
    `## New\n\n### Deeper\n\n${below}## Other\n`.replace('## Other\n', ''),
    'new',
  ],
  [
    'several at once, above the same text',
    'b',
    `## A\n\n${below}## B\n\n${other}`,
    `## Y\n\n${other}## X\n\n${below}`,
    'y',
  ],
  [
    'beside one that was added elsewhere',
    'old',
    `# A\n\n## Old\n\n${below}## B\n`,
    `# A\n\n## New\n\n${below}## B\n\n## C\n`,
    'new',
  ],
  ['the second of two', 'a-1', `## A\n\n${below}## A\n\n${other}`, `## X\n\n${below}## A\n\n${other}`, 'a'],
  ['an own id', 'how', `## Usage {#how}\n\n${below}`, `## Usage {#way}\n\n${below}`, 'way'],
  ['an own id that is no more', 'how', `## Usage {#how}\n\n${below}`, `## Usage\n\n${below}`, 'usage'],
  ['to an own id', 'old', `## Old\n\n${below}`, `## New {#lasting}\n\n${below}`, 'lasting'],
  ['as GitHub writes it', 'a--b', `## A & b\n\n${below}`, `## C & d\n\n${below}`, 'c--d'],
  ['as GitLab writes it', 'a-b', `## A & b\n\n${below}`, `## C & d\n\n${below}`, 'c-d'],
  ['an anchor of HTML on its line', 'x', `## <a name="x"></a>Old\n\n${below}`, `## New\n\n${below}`, 'new'],
  ['an anchor of HTML above it', 'x', `<a id='x'></a>\n\n## Old\n\n${below}`, `## Old\n\n${below}`, 'old'],
  ['lines that end otherwise', 'old', `# Old\n\n${below}`, `# New\n\n${below}`.replaceAll('\n', '\r\n'), 'new'],
  ['behind front matter', 'old', `---\ntitle: x\n---\n# Old\n\n${below}`, `# New\n\n${below}`, 'new'],
])('tells: %s', (_, fragment, before, after, expected) => expect(told(fragment, before, after)).toBe(expected))

it.each([
  ['other text below', 'old', `## Old\n\n${below}`, `## New\n\n${other}`],
  ['nothing below', 'old', `## Old\n\n${below}`, '## New\n'],
  ['another level', 'old', `# A\n\n## Old\n\n${below}`, `# A\n\n### New\n\n${below}`],
  ['gone', 'old', `# A\n\n## Old\n\n${below}`, '# A\n'],
  ['gone, and one added elsewhere', 'old', `# A\n\n## Old\n\n${below}## B\n`, `# A\n\n## B\n\n## New\n\n${below}`],
  ['split in two', 'old', `## Old\n\n${below}${other}`, `## X\n\n${below}## Y\n\n${other}`],
  ['two in the place of two, and nothing below', 'a', '## A\n\n## B\n', '## X\n\n## Y\n'],
  [
    'two above the same text',
    'a',
    `## A\n\n${below}## B\n\n${below}## C\n\n${other}`,
    `## X\n\n${below}## Y\n\n${below}## Z\n\n${other}`,
  ],
  [
    'a section with the same parts',
    'b',
    `## A\n\n## B\n\n### Meaning\n\n${below}### Cause\n`,
    `## A\n\n## C\n\n### Meaning\n\n${other}### Cause\n`,
  ],
  ['a comment in a fence', 'old', '```sh\n# old\n```\n', '```sh\n# new\n```\n'],
  ['never there', 'no', `# Old\n\n${below}`, `# New\n\n${below}`],
  ['an anchor of HTML within the text', 'x', `# A\n\nSee <a id="x"></a>this.\n\n# Old\n`, '# A\n\n# New\n'],
  ['no headings', 'a', '', ''],
])('cannot tell: %s', (_, fragment, before, after) => expect(told(fragment, before, after)).toBeUndefined())
