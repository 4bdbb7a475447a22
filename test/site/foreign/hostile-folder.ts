import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** Each of these stops a stock build, loses a page or changes what was typed; by path of the document. */
export const hostileDocuments: Record<string, string | Uint8Array> = {
  'README.md': `# Everything at once

- [the folder's page](git/), [its other page](git/git.md), [a page beside it](git.md)
- [without ending](percent), [another case](Percent.md), [percent-encoded](names%20with%20spaces%20%26%20100%25.md)
- [an anchor in another case](anchors.md#Second-Level), [an anchor that is not there](anchors.md#nowhere)
- [from the root](/01-intro/02-first.md), [as a generator would](01-intro/02-first.html), [a folder without a front page](01-intro)
- [a file](data/values.yaml), [dead](not-there.md), [outside](../outside.txt)
- [reference][ref], <https://example.com/a?b=c&d>

[ref]: anchors.md#by-name
`,
  'git/README.md': '# The folder\n',
  'git/git.md': '# Its other page\n',
  'git.md': '# A page beside the folder\n',
  '01-intro/02-first.md': '# Numbered\n',
  '_partials/_shared.md': '# Shared\n',
  '.github/CONTRIBUTING.md': '# In a folder with a dot\n',
  'node_modules/some/README.md': '# Installed\n',
  'archetype.md':
    '---\ntitle: "{{ replace .Name "-" " " | title }}"\ndate: {{ .Date }}\ndraft: true\n---\n\n# Archetype\n\nIts text.\n',
  'toml.md': '+++\ntitle = "From TOML"\n+++\n\nText below TOML.\n',
  'claims.md':
    '---\nid: a/b\nslug: ../../x\ndraft: true\nunlisted: true\nsidebar_position: first\ntags: {a: b}\nimage: "::"\ntitle: [a, b]\n---\n\n# Claims much\n',
  'malformed-url.md':
    '# Addresses\n\n[one](http://[::1) and [two](https://host:port/x) and [three](<http://a b>) and [fine](https://example.com)\n',
  'empty-image.md':
    '# Image\n\n![]() and ![missing](img/missing.png) and ![there](img/there.png) and ![far](https://example.com/x.png)\n',
  'bad-tag.md': `# Tags

kubectl -n <namespace> get pod <pod-name> of {{ $labels.pod }} {% if x %} and {notCode} <foo.bar:baz> <a"b> 1 < 2 > 1

<Component prop={x}>

Inside **bold**.

</Component>

<p style="{{ color }}" align="center" "quoted">
<img src="img/there.png" width="20" onerror="document.title='ran'">
<b>bold</b> <!-- not */ shown -->
</p>
`,
  'scripts.md': `# Scripts

<script>document.title = 'ran'</script>
<img src=x onerror="document.title='ran'"> <svg onload="document.title='ran'"></svg>
<iframe srcdoc="<script>parent.document.title='ran'</script>"></iframe> <style>body { display: none }</style>
[click](javascript:document.title='ran') <a href="javascript:document.title='ran'">click</a>
<meta http-equiv="refresh" content="0; url=https://example.com"> <base href="https://example.com">
`,
  'percent.md': '# 100% sure\n\n[a](./100%.md) [b](b%zz.md) ![c](d%.png) [e](%E0%A4%A)\n',
  'foreign.mdx': `import Tabs from '@theme/Tabs'
import {thing} from '../../nowhere'

# MDX

<Tabs groupId="a">{thing.map((x) => <b key={x}>{x}</b>)}</Tabs>

export const meta = {a: 1}
`,
  'page.html.md.erb':
    '---\ntitle: From ERB\nlast_reviewed_on: 2026-01-01\nreview_in: 6 months\n---\n\n# <%= current_page.data.title %>\n\n<%= partial "x" %>\n',
  'broken.md':
    '# Broken HTML\n\n<div><table><tr><td>one\n\n<details><summary>more\n\nText in it.\n\n</b></i></div></div>\n\n<p\n\nlast words\n',
  'nul.md': '# NUL\n\na\0b\n',
  'latin1.md': Buffer.from('# caf\xe9\n', 'latin1'),
  'utf16.md': Buffer.from('\uFEFF# wide\n', 'utf16le'),
  'empty.md': '',
  'deep.md': `# Deep\n\n${'>'.repeat(5000)} deep\n`,
  'folder.md/inside.md': '# Inside\n',
  'Same.md': '# Same\n',
  'same.md': '# same\n',
  'page.md': '# Page\n',
  'page.mdx': '# Page, again\n',
  'status.md': '# Status\n',
  'alerts/Thing.md': '# Thing\n',
  'constructor/toString.md': '# Names of objects\n',
  'names with spaces & 100%.md': '# Spaces\n',
  'ünï/日本.md': '# 日本\n',
  'a#b?.md': '# Marks\n',
  'mermaid.md': '# Diagram\n\n```mermaid\ngraph TD; A-->-->\n```\n',
  'directives.md':
    '# Directives\n\n:::unknown\nbetween\n:::\n\n:::note\nknown\n:::\n\nhost:port[a]{b=c} and 10:30 and a::b\n\n::leaf[x]{y}\n\n```yaml\na: :::b {#c}\n```\n',
  'anchors.md':
    '# First level\n\n## Second Level\n\n###### Sixth\n\n## Written {#written-id}\n\n<a name="by-name"></a>\n\n<h3>Raw heading</h3>\n\n[up](#first-level) [down](#SIXTH) [id](#written-id) [name](#by-name)\n',
  'proven.md': '# Proven\n\n```bash check id=passes effect=reads expect.stdout=/ok/\necho ok\n```\n',
  'checks.md':
    '# Checks\n\n```bash check id=passes effect=reads expect.stdout=/ok/\necho ok\n```\n\n```check http\nid: broken\nexpext: {}\n```\n',
}

/** Writes a folder in which everything is wrong that was seen in real ones; gives its path. */
export function hostileFolder(parent: string): string {
  const root = join(parent, 'runbooks')
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  for (const [path, text] of Object.entries(hostileDocuments)) write(path, text)
  write('large.md', Buffer.alloc(50 * 1024 * 1024, 'A line of a document that is far too large.\n'))
  write('data/values.yaml', 'a: 1\n')
  write('ops/rules.yml', 'groups:\n  - name: a\n    rules:\n      - alert: Thing\n        expr: up == 0\n')
  write('img/there.png', pixel)
  writeFileSync(join(parent, 'outside.txt'), 'secret\n')
  symlinkSync('.', join(root, 'loop'))
  symlinkSync('nowhere', join(root, 'leads-nowhere.md'))
  symlinkSync('../outside.txt', join(root, 'leads-out.md'))
  write('unreadable.md', '# Unreadable\n')
  chmodSync(join(root, 'unreadable.md'), 0)
  return root
}

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
