import type {Neighbour, Page} from '../../page.ts'
import type {Finding, Rule, World} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {type Anchored, anchorOf} from '../links/anchors-of.ts'
import {type LocalLink, localLinks, placeOf} from '../links/links-of.ts'
import {whereHeadingWent} from '../links/where-heading-went.ts'

/** The fragment of a link leads to a heading or an anchor. */
export const deadAnchor: Rule = {
  name: 'dead-anchor',
  about: 'The `#fragment` of a link leads to a heading or an anchor of the page',
  why: 'The link opens a long page at its top, and who follows it in a hurry has to search for what was renamed.',
  remedy:
    'Write the anchor that the heading has now; `proofbook lint --fix` does, where git knows it. Or give the place one that lasts: `<a id="…"></a>`.',
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
    {
      shows: 'headings that git says were renamed',
      files: {'docs/a.md': '# Set up\n\n## Für alle {#all}\n'},
      renamedHeadings: {'docs/a.md#install': 'set-up', 'docs/a.md#für-viele': 'all', 'docs/a.md#setup': 'set-up'},
      page: 'See [how](../docs/a.md#install "How"), [who](../docs/a.md?plain=1#f%C3%BCr-viele) and [then][x].\n\n[x]: /docs/a.md#setup\n',
      finds: ['1:11 ../docs/a.md#install', '1:46 ../docs/a.md?plain=1#f%C3%BCr-viele', '3:6 /docs/a.md#setup'],
      fixed:
        'See [how](../docs/a.md#set-up "How"), [who](../docs/a.md?plain=1#all) and [then][x].\n\n[x]: /docs/a.md#set-up\n',
    },
    {
      shows: 'headings that git says were renamed, on a site that may write their anchors otherwise than GitHub',
      path: 'docs/b.md',
      files: {'mkdocs.yml': '', 'docs/a.md': '# Set up & start\n\n# Go on\n'},
      renamedHeadings: {'docs/a.md#install': 'set-up--start', 'docs/a.md#next': 'go-on'},
      page: '[a](a.md#install) [b](a.md#next)\n',
      finds: ['1:5 a.md#install', '1:23 a.md#next'],
    },
    {
      shows: 'a heading that was renamed, and is gone by now',
      files: {'docs/a.md': '# Notes\n'},
      renamedHeadings: {'docs/a.md#install': 'set-up'},
      page: '[a](../docs/a.md#install)\n',
      finds: ['1:5 ../docs/a.md#install'],
    },
  ],
  page: (page, world) =>
    localLinks(page, world).flatMap((local) => {
      const anchored = anchorOf(local, world)
      if (anchored.is === 'written otherwise' && local.address.ofSite) return []
      return 'target' in anchored ? [finding(local, anchored, page, world)] : []
    }),
}

function finding(
  {link, address}: LocalLink,
  anchored: Extract<Anchored, {target: Neighbour}>,
  page: Page,
  world: World,
): Finding {
  const {target} = anchored
  const {exactly, ...place} = placeOf(link, page, world)
  const where = target.path === page.path ? 'this page' : `\`${target.path}\``
  const reason = `Unexpected \`#${address.fragment}\`, expected a heading or an anchor of ${where}`
  const fault = {...place, reason, subject: link.url}
  const renamed = whereHeadingWent(address.fragment!, {page: target, ofSite: address.ofSite}, world)
  if (renamed) {
    const text = link.url.slice(0, link.url.indexOf('#') + 1) + renamed.text
    return {...fault, hint: renamed.hint, ...(exactly && renamed.text !== undefined && {fix: {...place, text}})}
  }
  if (anchored.is === 'written otherwise')
    return {...fault, hint: `GitHub writes \`#${anchored.anchor}\``, severity: 'warning'}
  if (anchored.elsewhere !== undefined && address.written === '')
    return {...fault, hint: `\`${anchored.elsewhere}\` has it`, severity: 'warning'}
  const hint = didYouMean(address.fragment!, target.anchors)
  return {...fault, ...(hint !== undefined && {hint})}
}
