import {execFileSync} from 'node:child_process'
import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {sharedFolder} from '../support/shared-folder.ts'

const root = join(import.meta.dirname, '..', '..')
const site = sharedFolder()

/** A site that somebody made without us: the classic theme, two docs instances, modules; and the package as it is published. */
const files: Record<string, string> = {
  'package.json': '{"name": "somebodys-site", "private": true, "type": "module"}\n',
  'proofbook.yaml': `documents: [operations/**/*.md]
targets:
  staging: {allow: [reads, writes], vars: {GREETING: hello, TOKEN: sesame}}
secrets: [TOKEN]
`,
  'docusaurus.config.js': `export default {
  title: 'Somebody', url: 'https://example.org', baseUrl: '/handbook/', onBrokenLinks: 'warn',
  markdown: {format: 'detect'},
  future: {v4: {removeLegacyPostBuildHeadAttribute: true}, faster: true},
  plugins: [
    ['proofbook/docusaurus', {alerts: ['alerts.yml'], repository: 'https://github.com/somebody/handbook'}],
    ['@docusaurus/plugin-content-docs', {path: 'guides', routeBasePath: 'guides'}],
    ['@docusaurus/plugin-content-docs', {id: 'operations', path: 'operations', routeBasePath: 'operations'}],
  ],
  themes: ['@docusaurus/theme-classic'],
}
`,
  'guides/intro.md': '# Introduction\n\nSee [how to greet](../operations/greet.md#say-it).\n\n```js\nalert(1)\n```\n',
  'operations/greet.md': `---
owner: team-hello
alerts: [NobodyGreets]
inputs: {who: {description: Whom, default: world}}
---

# Greet

It works like this.

## Say it

\`\`\`bash check id=greets expect.stdout=hello
echo "$GREETING"
\`\`\`

\`\`\`check http
id: unsound
gte: http://127.0.0.1:1/
\`\`\`

\`\`\`bash step id=shout effect=writes
echo "$who" > /dev/null
\`\`\`

- [ ] Said it.
- [x] Meant it.

Look at [the alerts](../alerts.yml).
`,
  'alerts.yml': `groups:
  - name: greetings
    rules:
      - alert: NobodyGreets
        expr: absent(greetings_total)
        labels: {severity: critical}
        annotations: {summary: Nobody greets any more}
`,
}

beforeAll(() => {
  for (const [path, text] of Object.entries(files)) write(path, text)
  const [{filename}] = JSON.parse(
    execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--silent', '--pack-destination', site], {
      cwd: root,
      encoding: 'utf8',
    }),
  ) as [{filename: string}]
  const modules = join(site, 'node_modules')
  mkdirSync(join(modules, 'proofbook'), {recursive: true})
  execFileSync('tar', ['-xzf', join(site, filename), '--strip-components=1', '-C', join(modules, 'proofbook')])
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  proofbook('check', '--id', 'greets')
  execFileSync(process.execPath, ['node_modules/@docusaurus/core/bin/docusaurus.mjs', 'build'], {
    cwd: site,
    encoding: 'utf8',
    stdio: 'pipe',
  })
}, 240_000)

describe('a site that we did not make, with the packed package', () => {
  it('shows the verification and the cards on the page of the document', () => {
    const page = html('operations/greet')
    expect(page).toContain('id=check-greets')
    expect(page).toContain('staging')
    expect(page).toContain('Said it.')
    expect(page).toContain('team-hello')
    expect(page).not.toContain('sesame')
  })

  it('shows a check that is not sound as such, where it stands', () => {
    const page = html('operations/greet')
    expect(page).toContain('Unexpected')
    expect(page).toContain('gte')
  })

  it('leaves other documents and other fences alone', () => {
    const page = html('guides/intro')
    expect(page).not.toContain('pb-')
    expect(page).toContain('alert')
  })

  it('leads links between instances to pages, and links to files to the repository', () => {
    expect(html('operations/greet')).toContain('https://github.com/somebody/handbook/blob/main/alerts.yml')
  })

  it('has the pages beside the documents, and none at the home of the site', () => {
    const built = readdirSync(join(site, 'build'))
    expect(built).toEqual(expect.arrayContaining(['alerts', 'coverage', 'proofs', 'status']))
    expect(built).not.toContain('index.html')
    expect(html('alerts/NobodyGreets')).toContain('/handbook/operations/greet')
  })

  it('carries what the ledger knew', () => {
    const proofs = JSON.parse(readFileSync(join(site, 'build', 'proofs', 'greet.json'), 'utf8'))
    expect(proofs.targets.staging.results.greets).toMatchObject({status: 'passed'})
  })
})

function write(path: string, text: string): void {
  mkdirSync(dirname(join(site, path)), {recursive: true})
  writeFileSync(join(site, path), text)
}

function html(path: string): string {
  const folder = join(site, 'build', ...path.split('/'))
  try {
    return readFileSync(`${folder}.html`, 'utf8')
  } catch {
    return readFileSync(join(folder, 'index.html'), 'utf8')
  }
}

/** The check beside it is not sound on purpose: that one is left out. */
function proofbook(...words: string[]): void {
  const page = join(site, 'operations', 'greet.md')
  const text = readFileSync(page, 'utf8')
  writeFileSync(page, text.replace(/```check http[\s\S]*?```\n\n/, ''))
  execFileSync(process.execPath, ['node_modules/proofbook/dist/cli.js', ...words], {cwd: site, stdio: 'pipe'})
  writeFileSync(page, text)
}
