import {basename} from 'node:path/posix'
import type {Page} from '../../page.ts'
import type {Finding, Rule, World} from '../../rule.ts'
import {type LocalLink, localLinks, placeOf} from '../links/links-of.ts'
import {relink} from '../links/relink.ts'
import {whereItWent} from '../links/where-it-went.ts'

/** A link leads to a file or a folder that is there. */
export const deadLink: Rule = {
  name: 'dead-link',
  about: 'A link, an image or a reference leads to a file or a folder that is there',
  why: 'The page that explains the next step is the one that is missing, and at night nobody knows where it went.',
  remedy:
    'Write the path that the file has now; `proofbook lint --fix` does, where git knows it. An address that a site makes is told by `lint.addresses`.',
  severity: 'error',
  good: [
    {
      shows: 'addresses of a site that Middleman makes',
      path: 'source/documentation/a.html.md.erb',
      files: {'source/documentation/b.html.md.erb': '# B\n', 'source/assets/x.png': ''},
      page: '[b](/documentation/b.html) [b](b.html#b) ![x](/assets/x.png) ![elsewhere](/images/y.png)\n',
    },
    {
      shows: 'files, folders, the root, other sites, and what is to be filled in',
      files: {'docs/a b.md': '', 'runbooks/img/x.png': '', Makefile: '', 'runbooks/é.md': ''},
      page: [
        '[a](../docs/a%20b.md) [b](<../docs/a b.md>) ![c](img/x.png "title") [d](img/) [e](../docs) [f](/Makefile#L3) [g](.)',
        '[h](https://example.org/no) [i](mailto:a@b.c) [j](//cdn.example/x) [k](#top) [l](../docs/a%20b.md?plain=1) [m](é.md) [n](%C3%A9.md)',
        '[o]({{ url }}/x.md) [p](${BASE}/x) [q](docs/<name>.md) [r]() [s](/a b.md) [t](path/to/file.md)',
        '<img src="img/x.png"> <a href=\'../Makefile\'>u</a> [v][w]\n\n[w]: ../docs\n[//]: # (a comment)',
        '`[x](no.md)`\n\n```md\n[y](no.md)\n```',
      ].join('\n'),
    },
    {
      shows: 'what git ignores',
      files: {'.gitignore': '/dist/\n*.log\n'},
      page: '[report](../dist/report.html) [log](../a.log)\n',
    },
    {
      shows: 'addresses of a site, where a generator makes one',
      path: 'docs/guide/start.md',
      files: {
        'mkdocs.yml': 'site_name: x\n',
        'docs/index.md': '',
        'docs/guide/next.md': '',
        'docs/ops/README.md': '',
        'docs/img/x.png': '',
      },
      page: '[a](next) [b](../ops/) [c](/guide/next/) [d](/ops) [e](../next/) [f](next.html) ![g](/img/x.png) [h](/api/)\n',
    },
    {
      shows: 'addresses that the configuration knows',
      files: {'runbooks/restore.md': ''},
      settings: {addresses: {'https://docs.example.org/runbooks/': 'runbooks/'}},
      page: '[a](https://docs.example.org/runbooks/restore) [b](https://docs.example.org/runbooks/) [c](https://docs.example.org/other)\n',
    },
  ],
  bad: [
    {
      shows: 'a file that is not there, in every way to link to it',
      files: {'docs/install.md': ''},
      page: '# Start\n\n[a](../docs/instal.md) ![b](b.png)\n<img alt="x" src="c.png">\n\n> See [the\n> page][d] or [e](/docs/no#x).\n\n[d]: ./no.md "title"\n',
      finds: ['3:5 ../docs/instal.md', '3:29 b.png', '4:19 c.png', '7:19 /docs/no#x', '9:6 ./no.md'],
    },
    {
      shows: 'a page without its ending, where no site makes one',
      path: 'README.md',
      files: {'docs/admin.md': ''},
      page: '[admins](docs/admin)\n',
      finds: ['1:10 docs/admin'],
    },
    {
      shows: 'a file that is not there, in a site and at an address that the configuration knows',
      path: 'docs/start.md',
      files: {'mkdocs.yml': '', 'docs/img/yes.png': '', 'ops/restore.md': ''},
      settings: {addresses: {'https://ops.example.org': 'ops'}},
      page: '[a](no.md) [b](no) [c](/img/no.png) [d](https://ops.example.org/restart.md)\n',
      finds: ['1:5 no.md', '1:16 no', '1:24 /img/no.png', '1:41 https://ops.example.org/restart.md'],
    },
    {
      shows: 'a file that git says was renamed',
      files: {'docs/install guide.md': ''},
      renames: {'docs/install.md': 'docs/install guide.md'},
      page: 'See [how](../docs/install.md#linux "How") and <a href="/docs/install.md">it</a>.\n',
      finds: ['1:11 ../docs/install.md#linux', '1:56 /docs/install.md'],
      fixed: 'See [how](../docs/install%20guide.md#linux "How") and <a href="/docs/install%20guide.md">it</a>.\n',
    },
  ],
  page: (page, world) =>
    localLinks(page, world).flatMap((local) => {
      const {is} = local.found
      return is === 'nowhere' || is === 'without ending' ? [finding(local, page, world)] : []
    }),
}

function finding({link, address, found}: LocalLink, page: Page, world: World): Finding {
  const {exactly, ...place} = placeOf(link, page, world)
  const reason = `Unexpected \`${link.url}\`, expected a file or a folder that is there`
  const common = {...place, reason, subject: link.url}
  const bare = /^[^?#]*/.exec(address.written)![0]
  if (found.is === 'without ending') {
    const hint = `a site may find \`${found.path}\` by this address, the repository does not: add the ending`
    return {...common, hint, ...(!isShownByItself(page.path) && {severity: 'warning'})}
  }
  if (/^(?:www\.|(?:[\w-]+\.)+(?:com|org|net|io|dev|gov|edu)(?:\/|$))/.test(bare))
    return {...common, hint: `another site starts with \`https://\``}
  const {renamedTo, hint} = whereItWent([...new Set(address.readings.map(({path}) => path))], world)
  const text = exactly && renamedTo !== undefined ? relink(address, page.path, renamedTo, world) : undefined
  const mayBeRoute = address.ofSite && !/\.\w+$/.test(bare)
  return {
    ...common,
    ...(hint !== undefined && {hint}),
    ...(mayBeRoute && {severity: 'warning'}),
    ...(text !== undefined && {fix: {...place, text}}),
  }
}

/** Pages that hosts of repositories show by themselves, and hardly any site. */
function isShownByItself(path: string): boolean {
  return /^(?:readme|contributing|security|support|governance|maintainers|code_of_conduct)\b/i.test(basename(path))
}
