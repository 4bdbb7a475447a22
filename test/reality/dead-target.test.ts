import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import type {Plan} from '../../src/model.ts'
import {check, proofbook} from '../support/check-project.ts'

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
  const config = join(mkdtempSync(join(tmpdir(), 'proofbook-dead-')), 'proofbook.yaml')
  const documents = ['runbooks/**/*.md', 'docs/**/*.md', 'adr/**/*.md']
  writeFileSync(config, JSON.stringify({documents, targets: {dead: {allow: ['reads', 'writes'], vars}}}))

  const {stdout} = await proofbook(['list', '--json', '--config', config])
  const specs = (JSON.parse(stdout) as Plan).documents.flatMap(({steps}) => steps.map(({spec}) => spec))
  const looking = specs.filter(({kind}) => looksAtTheTarget.includes(kind)).map(({id}) => id)
  expect(looking.length).toBeGreaterThan(30)

  const {results, status} = await check(['--config', config])
  const statuses = Object.fromEntries(results.map(({id, status}) => [id, status]))
  expect(looking.filter((id) => statuses[id] === 'passed')).toEqual([])
  expect(looking.filter((id) => statuses[id] === undefined)).toEqual([])
  expect(status).toBe(1)
})
