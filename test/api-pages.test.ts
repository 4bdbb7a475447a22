import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readApi} from '../scripts/generate/api-document.ts'
import {curl} from '../scripts/generate/api-curl.ts'
import {expectationsOf} from '../scripts/generate/api-expectations.ts'
import {problems} from '../reference/http/problems.ts'

const pages = Object.fromEntries(
  readdirSync('api')
    .filter((name) => name.endsWith('.md'))
    .map((name) => [name, readFileSync(join('api', name), 'utf8')]),
)

/** What a shell hands to curl. */
function wordsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; BASE_URL=http://carrel; CARREL_API_KEY=one; CARREL_ADMIN_KEY=two; ${command}`
  return execFileSync('bash', ['-euc', script], {encoding: 'utf8'}).split('\0').slice(0, -1)
}

describe('the commands of the API pages', () => {
  it('reach curl as they are meant, whatever is in the body', () => {
    const body = {title: "It's $HOME `id` \\n", text: 'a\nb "c"', list: ['*', '!!']}
    const words = wordsOf(curl({method: 'PUT', path: '/a?b=1&c=2', access: 'adminKey', body}))
    expect(words.slice(0, 4)).toEqual(['-sS', '-X', 'PUT', 'http://carrel/a?b=1&c=2'])
    expect(words).toContain('x-api-key: two')
    expect(JSON.parse(words.at(-1)!)).toEqual(body)
  })

  it('are there for every operation, each with the body that the API describes', async () => {
    const {operations} = await readApi()
    expect(operations.length).toBeGreaterThan(15)
    for (const {id, method, tag, body} of operations) {
      const section = pages[`${tag}.md`]!.split(`\n## ${id}\n`)[1]!.split('\n## ')[0]!
      const words = wordsOf(/```sh\n([^]*?)\n```/.exec(section)![1]!)
      if (body) expect(JSON.parse(words[words.indexOf('-d') + 1]!), id).toEqual(body.example)
      const sent = words.includes('-X') ? words[words.indexOf('-X') + 1] : body ? 'POST' : 'GET'
      expect(sent, id).toBe(method)
    }
  })
})

it('expects everything of an answer but ids, times and what varies', () => {
  const answer = {
    id: '0f56d173-7787-4543-a27d-ccb58e69b929',
    state: 'ready',
    note: '> 5',
    durationMs: 3,
    history: [{state: 'uploaded', at: '2026-11-22T04:58:07.497412+00:00'}],
    list: [1, 2],
  }
  expect(expectationsOf(answer, ['durationMs'])).toEqual({
    'json.state': 'ready',
    'json.note': {equals: '> 5'},
    'json.history': {length: 1},
    'json.history[0].state': 'uploaded',
    'json.list': {equals: [1, 2]},
  })
})

it('has a section for every problem', () => {
  for (const code of Object.keys(problems)) expect(pages['errors.md']).toContain(`\n## ${code}\n`)
})

it('links to pages and sections that are there', () => {
  const broken = Object.entries(pages).flatMap(([page, text]) =>
    [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].flatMap(([link, file, anchor]) => {
      const target = file === '' ? page : file!
      if (!existsSync(join('api', target))) return [`${page} ${link}`]
      const there = anchor === undefined || anchorsOf(readFileSync(join('api', target), 'utf8')).includes(anchor)
      return there ? [] : [`${page} ${link}`]
    }),
  )
  expect(broken).toEqual([])
})

/** As GitHub and Docusaurus make them. */
function anchorsOf(text: string): string[] {
  const headings = text.replaceAll(/^```[^]*?^```$/gm, '').matchAll(/^#{1,6} (.*)$/gm)
  const slugs = [...headings].map(([, heading]) => slugOf(heading!))
  // The second of a name would be called otherwise, and a link to it lead to the first.
  expect(new Set(slugs).size).toBe(slugs.length)
  return slugs
}

function slugOf(heading: string): string {
  const letters = heading.toLowerCase().replaceAll(/[^\w\s-]/g, '')
  return letters.replaceAll(' ', '-')
}
