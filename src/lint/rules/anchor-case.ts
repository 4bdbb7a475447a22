import type {Rule} from '../../rule.ts'
import {anchorOf} from '../links/anchors-of.ts'
import {localLinks, placeOf} from '../links/links-of.ts'

/** The fragment of a link is written in the case that the anchor has. */
export const anchorCase: Rule = {
  name: 'anchor-case',
  about: 'The `#fragment` of a link is written in the same case as the anchor that it leads to',
  why: 'Anchors of headings are in lower case. Some viewers forgive another one; browsers do not, and open the page at its top.',
  remedy: 'Write the anchor as it is; `proofbook lint --fix` does.',
  severity: 'warning',
  good: [{shows: 'the same case', page: '# Notes\n\n<a id="Old"></a>\n\n[a](#notes) [b](#Old)\n'}],
  bad: [
    {
      shows: 'another case',
      files: {'docs/a.md': '# Über uns\n'},
      page: '# Notes\n\n[a](#Notes) [b](../docs/a.md#Über-uns)\n',
      finds: ['3:5 #Notes', '3:17 ../docs/a.md#Über-uns'],
      fixed: '# Notes\n\n[a](#notes) [b](../docs/a.md#über-uns)\n',
    },
  ],
  page: (page, world) =>
    localLinks(page, world).flatMap((local) => {
      const anchored = anchorOf(local, world)
      if (anchored.is !== 'in another case') return []
      const {link, address} = local
      const {exactly, ...place} = placeOf(link, page, world)
      const text = link.url.slice(0, link.url.indexOf('#') + 1) + anchored.anchor
      return [
        {
          ...place,
          reason: `Unexpected \`#${address.fragment}\`, expected \`#${anchored.anchor}\``,
          subject: link.url,
          ...(exactly && {fix: {...place, text}}),
        },
      ]
    }),
}
