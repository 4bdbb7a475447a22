import type {Rule} from '../../rule.ts'
import {localLinks, placeOf} from '../links/links-of.ts'
import {relink} from '../links/relink.ts'

/** A link is written in the case that the file has. */
export const linkCase: Rule = {
  name: 'link-case',
  about: 'A link is written in the same case as the file that it leads to',
  why: 'It works on the laptop of who wrote it, and leads nowhere on GitHub, on the published site and on Linux.',
  remedy: 'Write the path as the file is called; `proofbook lint --fix` does.',
  severity: 'warning',
  good: [{shows: 'the same case', files: {'docs/README.md': ''}, page: '[a](../docs/README.md) [b](../docs/)\n'}],
  bad: [
    {
      shows: 'another case',
      files: {'docs/Ops/README.md': ''},
      page: '[a](../docs/ops/readme.md#x) and [b](/Docs/Ops/)\n',
      finds: ['1:5 ../docs/ops/readme.md#x', '1:38 /Docs/Ops/'],
      fixed: '[a](../docs/Ops/README.md#x) and [b](/docs/Ops/)\n',
    },
  ],
  page: (page, world) =>
    localLinks(page, world).flatMap(({link, address, found}) => {
      if (found.is !== 'in another case') return []
      const {exactly, ...place} = placeOf(link, page, world)
      const text = exactly && found.exactly ? relink(address, page.path, found.path, world) : undefined
      return [
        {
          ...place,
          reason: `Unexpected case of \`${link.url}\`, expected \`${found.path}\` as the file is called`,
          subject: link.url,
          ...(text !== undefined && {hint: `write \`${text}\``, fix: {...place, text}}),
        },
      ]
    }),
}
