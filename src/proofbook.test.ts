import {readFileSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import {generateDocuments} from '../test/bench/generate-documents.ts'
import {nastyMarkdown, nestedMarkdown} from '../test/differential/markdown.ts'
import {configuration, smallProject} from '../test/support/small-project.ts'
import {type Project, read} from './proofbook.ts'

const today = '2026-11-22'

/** What a project says, read without a memory and with one; `fresh` tells whether anything was found out anew. */
async function readTwice(cwd: string, {day = today, program = 'this'} = {}) {
  const request = {cwd, paths: [], today: day}
  const kept = join(cwd, '.proofbook', 'cache', 'documents')
  const before = statSync(kept, {throwIfNoEntry: false})?.ino
  const remembered = plain(await read({...request, memory: {program, now: Date.now() + 10_000}}))
  return {remembered, read: plain(await read(request)), fresh: statSync(kept).ino !== before}
}

function plain({config, documents, specs, problems}: Project) {
  return {config, documents, specs, problems}
}

function manyDocuments(extra: Record<string, string> = {}) {
  const {root} = smallProject(extra)
  generateDocuments(join(root, 'runbooks'), {files: 110, checksPerFile: 1.5, kind: 'http'})
  return root
}

const odd = fc.constantFrom(
  '---\nodd: .nan\n---\n',
  '---\norder: any\n---\n',
  '```check http\nid: a\nget: http://a\nexpect: {status: -0}\n```\n',
  '```check http\nid: b\nget: http://a\nexpect: {json.__proto__: -0.0, duration: < 1s}\n```\n',
  '```bash check id=a expect.stdout="\ud83d\ude00 é"\necho\n```\n',
  '```bash check id=a waive.until=2026-11-21 waive.because=x\necho\n```\n',
  '```check nonsense\nid: [\n```\n',
)

it('remembers of documents what reading them would say, whatever they say', async () => {
  const texts = fc
    .array(fc.oneof(odd, nastyMarkdown, nestedMarkdown), {maxLength: 4})
    .map((pieces) => pieces.join('\n'))
  const project = fc.array(texts, {minLength: 1, maxLength: 20})
  const root = manyDocuments()
  await fc.assert(
    fc.asyncProperty(project, async (documents) => {
      for (const [i, text] of documents.entries()) writeFileSync(join(root, 'runbooks', `${i}.md`), text)
      for (const _ of [1, 2]) {
        const {remembered, read} = await readTwice(root)
        expect(remembered).toStrictEqual(read)
      }
    }),
    {numRuns: 15},
  )
})

it('finds out anew what was edited, deleted or renamed, and nothing else', async () => {
  const root = manyDocuments()
  const at = (name: string) => join(root, 'runbooks', 'area-0', name)
  const changes = [
    () => writeFileSync(at('runbook-1.md'), readFileSync(at('runbook-1.md'), 'utf8').replace('part-0', 'part-x')),
    () => rmSync(at('runbook-2.md')),
    () => renameSync(at('runbook-3.md'), at('runbook-203.md')),
    () => writeFileSync(at('runbook-4.md'), readFileSync(at('runbook-5.md'))),
    () => writeFileSync(join(root, 'proofbook.yaml'), configuration.replace('BASE_URL', 'OTHER_URL')),
    () => writeFileSync(at('runbook-300.md'), '```check http\nid: [\n```\n'),
  ]
  expect((await readTwice(root)).fresh).toBe(true)
  for (const change of changes) {
    const {remembered: before} = await readTwice(root)
    change()
    const {remembered, read, fresh} = await readTwice(root)
    expect(fresh).toBe(true)
    expect(remembered).toStrictEqual(read)
    expect(remembered).not.toEqual(before)
    expect((await readTwice(root)).fresh).toBe(false)
  }
})

it('tells two checks of one id in documents that are remembered', async () => {
  const check = (title: string) =>
    `# ${title}\n\n\`\`\`check http\nid: same\nget: http://a.example\nexpect: {status: 200}\n\`\`\`\n`
  const root = manyDocuments({'runbooks/a/one.md': check('One'), 'runbooks/a/One.md': check('Two')})
  await readTwice(root)
  const {remembered, fresh} = await readTwice(root)
  expect(fresh).toBe(false)
  expect(remembered.problems.map(({rule}) => rule)).toEqual(['duplicate-id'])
})

it('remembers nothing of another day, nor for another program', async () => {
  const root = manyDocuments({
    'runbooks/waived.md':
      '```check http\nid: a\nget: http://a\nexpect: {status: 200}\nwaive: {until: 2026-11-22, because: x}\n```\n',
  })
  expect((await readTwice(root)).remembered.problems).toEqual([])
  const {remembered, read, fresh} = await readTwice(root, {day: '2026-11-23'})
  expect(fresh).toBe(true)
  expect(remembered).toStrictEqual(read)
  expect(remembered.problems).toHaveLength(1)
  expect((await readTwice(root, {day: '2026-11-23'})).fresh).toBe(false)
  expect((await readTwice(root, {day: '2026-11-23', program: 'other'})).fresh).toBe(true)
})

it('keeps nothing of few documents, of chosen ones, and with kinds of the own', async () => {
  const memory = {program: 'this', now: Date.now() + 10_000}
  const kept = (root: string) => statSync(join(root, '.proofbook'), {throwIfNoEntry: false}) !== undefined
  const {root: few} = smallProject({'runbooks/a.md': '# A\n'})
  const chosen = manyDocuments()
  const own = manyDocuments({
    'proofbook.yaml': `${configuration}kinds: [kind.mjs]\n`,
    'kind.mjs': 'export default {}\n',
  })
  await read({cwd: few, paths: [], today, memory})
  await read({cwd: chosen, paths: ['runbooks'], today, memory})
  await read({cwd: own, paths: [], today, memory})
  expect([few, chosen, own].map(kept)).toEqual([false, false, false])
})
