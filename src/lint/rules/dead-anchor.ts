import type {Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {anchorOf} from '../links/anchors-of.ts'
import {localLinks, placeOf} from '../links/links-of.ts'

/** The fragment of a link leads to a heading or an anchor. */
export const deadAnchor: Rule = {
  name: 'dead-anchor',
  about: 'The `#fragment` of a link leads to a heading or an anchor of the page',
  why: 'The link opens a long page at its top, and who follows it in a hurry has to search for what was renamed.',
  remedy: 'Write the anchor that the heading has now, or give the place one that lasts: `<a id="…"></a>`.',
  severity: 'error',
  good: [
    {
      shows: 'headings, repeated ones, anchors of all sorts, and pages that are no Markdown',
      files: {
        'docs/a.md': '# Für *alle* `x`: a_b -- c!\n\n## Again\n\n## Again\n\nTitle\n---\n\n###### Deep [link](x) 2.0\n',
        'docs/page.html': '<h1>x</h1>',
        'src/main.ts': '',
        'docs/README.md': '# Hello\n',
      },
      page: [
        '# Top\n\n## Usage {#how}\n\n<a name="old"></a> <div id="Mixed"></div>\n\n<h2>In HTML</h2>\n',
        '[a](#how) [b](#old) [c](#Mixed) [d](#top) [e](#) [f](#user-content-old) [g](#in-html)',
        '[h](../docs/a.md#für-alle-x-a_b----c) [i](../docs/a.md#f%C3%BCr-alle-x-a_b----c) [j](../docs/a.md#again-1) [k](../docs/a.md#title) [l](../docs/a.md#deep-link-20)',
        '[m](../src/main.ts#L12) [n](../docs/page.html#any) [o](https://example.org#any) [p](../docs/#hello) [q](#L3) [r](#:~:text=a)',
        '[s](../docs/a.md#für-alle-x-a_b-c)',
      ].join('\n'),
    },
    {
      shows: 'a page that takes in what is not on it',
      path: 'docs/a.mdx',
      page: "import Part from './_part.mdx'\n\n<Part />\n\n[a](#of-the-part)\n",
    },
    {
      shows: 'anchors that the generator of the site makes',
      path: 'docs/a.md',
      files: {'mkdocs.yml': ''},
      page: '## 1. A & b\n\n## A & b\n\n## A & b\n\n[a](#1-a-b) [b](#a-b_1) [c](#a--b)\n',
    },
  ],
  bad: [
    {
      shows: 'a heading that is not there, here and elsewhere',
      files: {'docs/a.md': '# Install\n'},
      page: '# Start\n\n[a](#authentication) [b](../docs/a.md#instal)\n\n[c]: /docs/a.md#no\n',
      finds: ['3:5 #authentication', '3:26 ../docs/a.md#instal', '5:6 /docs/a.md#no'],
    },
    {
      shows: 'a heading of the page beside it, with which it may be put together',
      files: {'runbooks/roles.md': '# Scribe\n'},
      page: '[a](#scribe)\n',
      finds: ['1:5 #scribe'],
    },
    {
      shows: 'an anchor that GitHub writes otherwise',
      page: '## A & b\n\n## A - b\n\n[a](#a-and-b) [b](#a-b_1)\n',
      finds: ['5:5 #a-and-b', '5:19 #a-b_1'],
    },
  ],
  page: (page, world) =>
    localLinks(page, world).flatMap((local) => {
      const anchored = anchorOf(local, world)
      if (anchored.is !== 'nowhere' && anchored.is !== 'written otherwise') return []
      const isWrittenOtherwise = anchored.is === 'written otherwise'
      if (isWrittenOtherwise && local.address.ofSite) return []
      const {link, address} = local
      const {target} = anchored
      const {exactly: _, ...place} = placeOf(link, page, world)
      const where = target.path === page.path ? 'this page' : `\`${target.path}\``
      const elsewhere = isWrittenOtherwise || address.written !== '' ? undefined : anchored.elsewhere
      const hint = isWrittenOtherwise
        ? `GitHub writes \`#${anchored.anchor}\``
        : elsewhere === undefined
          ? didYouMean(address.fragment!, target.anchors)
          : `\`${elsewhere}\` has it`
      return [
        {
          ...place,
          reason: `Unexpected \`#${address.fragment}\`, expected a heading or an anchor of ${where}`,
          subject: link.url,
          ...(hint !== undefined && {hint}),
          ...((isWrittenOtherwise || elsewhere !== undefined) && {severity: 'warning' as const}),
        },
      ]
    }),
}
