import {expect, it} from 'vitest'
import {kinds} from '../../kinds/index.ts'
import {pageOf} from '../../parse/index.ts'
import {commandsIn} from './commands-in.ts'

function commands(markdown: string) {
  return commandsIn(pageOf({path: 'a.md', text: markdown}, kinds))
}

function said(markdown: string): string[] {
  return commands(markdown).map(({words}) => words.map(({text}) => text).join(' '))
}

const bash = (body: string, language = 'bash') => `\`\`\`${language}\n${body}\n\`\`\`\n`

it.each([
  ['npm run build && npm test; echo done | tee log', ['npm run build', 'npm test', 'echo done', 'tee log']],
  ['# a comment\nls -l # another', ['ls -l']],
  ['kubectl get pods \\\n  -n shop', ['kubectl get pods -n shop']],
  ['sudo -u postgres psql -c "select 1; select 2"', ['psql -c select 1; select 2']],
  ['NODE_ENV=production env A=b timeout 5 node x.js', ['node x.js']],
  ['if ! npm test; then exit 1; fi', ['npm test', 'exit 1']],
  ['for pod in $(kubectl get pods); do echo $pod; done', ['echo $pod', 'kubectl get pods']],
  ['cat <<EOF > f\nnpm run not-a-command\nEOF\nls', ['cat', 'ls']],
  ["echo \"$(date +%F) it's\" 'a b'", ["echo $(date +%F) it's a b", 'date +%F']],
  ['kubectl -n <namespace> get pods 2>&1 >/dev/null', ['kubectl -n <namespace> get pods']],
  ['echo `git rev-parse HEAD`', ['echo `git rev-parse HEAD`', 'git rev-parse HEAD']],
  ['psql "unclosed', ['psql unclosed']],
  ['a $((1 + 2)) ${b:-c d}', ['a $((1 + 2)) ${b:-c d}']],
])('reads %j', (body, expected) => expect(said(bash(body))).toEqual(expected))

it('takes what has no prompt for output, once a line has one', () => {
  expect(said(bash('$ npm run a\nnpm run printed\n$ npm \\\n  run b\nroot@host:/srv# make c'))).toEqual([
    'npm run a',
    'npm run b',
    'make c',
  ])
  expect(said(bash('$ npm run a\noutput', ''))).toEqual(['npm run a'])
})

it('reads no commands where there are none', () => {
  expect(said(bash('npm run a', 'console'))).toEqual([])
  expect(said(bash('npm run a', 'text'))).toEqual([])
  expect(said(bash('{"a": 1}', 'json'))).toEqual([])
  expect(said('`word` and `two words`')).toEqual(['two words'])
})

it('knows the place of every word, also in lists, behind prompts and in inline code', () => {
  const [command] = commands('- a\n\n  ```sh\n  $ cd web && npm run build\n  ```\n').slice(1)
  expect(command!.words.map(({start, end}) => [start.line, start.column, end.column])).toEqual([
    [4, 15, 18],
    [4, 19, 22],
    [4, 23, 28],
  ])
  const [inline] = commands('Run ``npm run x`` now')
  expect(inline!.words[2]).toMatchObject({text: 'x', start: {line: 1, column: 15}, end: {line: 1, column: 16}})
})

it('follows `cd`, says what is set and used, and what comes through a pipe', () => {
  const all = commands(bash('export A=1\ncd web/../api\nB=2 run "$A" ${C:-x} < in.sql | sh\ncd "$D"\nlast'))
  const run = all[2]!
  expect(run).toMatchObject({folder: 'api', assignments: [{name: 'B', value: '2'}]})
  expect(run.uses.map(({name}) => name)).toEqual(['A', 'C'])
  expect(run.redirects[0]).toMatchObject({operator: '<', word: {text: 'in.sql'}})
  expect(all[3]!.after).toBe(run)
  expect(all[0]!.assignments[0]).toMatchObject({name: 'A', value: '1'})
  expect(all.at(-1)!.folder).toBeUndefined()
})

it('comes back from a subshell to the folder it was entered from', () => {
  const all = commands(bash('(cd web && a)\nb "$(cd api && pwd)"\n(cd x; (cd y; c); d)\ne', 'sh'))
  const folders = Object.fromEntries(all.map(({words, folder}) => [words[0]!.text, folder]))
  expect(folders).toMatchObject({a: 'web', b: '', pwd: 'api', c: 'x/y', d: 'x', e: ''})
})

const check = (fields: string) => `1. Do\n\n   \`\`\`check shell\n${fields.replace(/^/gm, '   ')}\n   \`\`\`\n`

it.each([
  ['run: npm run a', 4, 17],
  ["id: x\nrun: 'echo ''it''; npm run a'", 5, 31],
  ['run: "echo \\"\\u0061\\"\\tb; \\\n  npm run a" # c', 5, 14],
  ['run: echo\n  b;\n  npm run a\nexpect: {}', 6, 14],
  ['run: > # folded\n  echo b;\n\n    npm run a\n', 7, 16],
  ['run: |+\n    if true; then\n      npm run a\n    fi\n\nid: x', 6, 18],
  ['{id: x, run: "npm run a"}', 4, 26],
])('reads the commands of a check where they are written: %j', (fields, line, column) => {
  const command = commands(check(fields)).find(({words}) => words[0]?.text === 'npm')
  expect(command?.words.map(({text}) => text)).toEqual(['npm', 'run', 'a'])
  expect(command?.words[2]).toMatchObject({start: {line, column}, end: {line, column: column + 1}})
})

it('knows the folder of a check, and takes nothing for a prompt in it', () => {
  const folders = ['run: a', 'run: cd b; a\ncwd: web/', 'run: a\ncwd: ${WEB}', 'run: a\ncwd: .'].map(
    (fields) => commands(check(fields)).at(-1)!.folder,
  )
  expect(folders).toEqual(['', 'web/b', undefined, ''])
  const [code] = commands('```bash check id=x cwd=web\n% a\n```\n')
  expect(code).toMatchObject({folder: 'web', words: [{text: '%'}, {text: 'a'}]})
})

it.each([
  'run: [npm, run]',
  'run: "npm run a',
  'run: a\nrun: b',
  '- run: a',
  '',
  'run: &a npm run a',
  'run:',
  'stdin: npm run a',
  'run: "\\U0001F600 a"',
])('reads no commands in a check that is not sound: %j', (fields) => expect(commands(check(fields))).toEqual([]))

it('reads no commands of a check whose kind has none', () => {
  expect(commands('```check http\nrun: npm run a\n```\n\n```check\nrun: npm run a\n```\n')).toEqual([])
})
