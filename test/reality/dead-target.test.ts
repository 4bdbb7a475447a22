import {mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {expect, it} from 'vitest'
import type {Plan} from '../../src/model.ts'
import {check, proofbook, root} from '../support/check-project.ts'
import {temporaryFolder} from '../support/temporary-folder.ts'

const folders = ['runbooks', 'docs', 'adr', 'api']
/** What a run writes, or is written for it. */
const ours = new Set(['proofbook.yaml', '.proofbook', '.git', '.carrel'])
const looksAtTheTarget = ['http', 'sql', 'tcp', 'backup']

it('has no check that passes on a target that is down', async () => {
  // Port 1 is privileged and closed; nothing is started.
  const vars = {
    BASE_URL: 'http://127.0.0.1:1',
    HOST: '127.0.0.1',
    PORT: '1',
    DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
    BACKUPS: join(tmpdir(), 'proofbook-no-backups'),
    CARREL_API_KEY: 'a-key-of-no-service',
    CARREL_ADMIN_KEY: 'another-key-of-no-service',
  }
  const cwd = impatientCopy()
  const documents = folders.map((folder) => `${folder}/**/*.md`)
  const configuration = {documents, targets: {dead: {allow: ['reads', 'writes'], vars}}}
  writeFileSync(join(cwd, 'proofbook.yaml'), JSON.stringify(configuration))

  const {stdout} = await proofbook(['list', '--json'], {cwd})
  const specs = (JSON.parse(stdout) as Plan).documents.flatMap(({steps}) => steps.map(({spec}) => spec))
  const looking = specs.filter(({kind}) => looksAtTheTarget.includes(kind)).map(({id}) => id)
  expect(looking.length).toBeGreaterThan(100)

  const {results, status} = await check(['--workers', '8'], {cwd})
  const statuses = Object.fromEntries(results.map(({id, status}) => [id, status]))
  expect(looking.filter((id) => statuses[id] === 'passed')).toEqual([])
  expect(looking.filter((id) => statuses[id] === undefined)).toEqual([])
  expect(status).toBe(1)
})

/** The repository with documents that wait no longer than a second: the dead will not come back. */
function impatientCopy(): string {
  const copy = temporaryFolder()
  for (const name of readdirSync(root)) {
    if (!folders.includes(name) && !ours.has(name)) symlinkSync(join(root, name), join(copy, name))
  }
  for (const folder of folders) {
    for (const name of readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})) {
      const [from, to] = [join(root, folder, name), join(copy, folder, name)]
      if (!statSync(from).isFile()) continue
      mkdirSync(dirname(to), {recursive: true})
      writeFileSync(to, readFileSync(from, 'utf8').replace(/\bwithin: \d+s, every: \w+/g, 'within: 1s, every: 200ms'))
    }
  }
  return copy
}
