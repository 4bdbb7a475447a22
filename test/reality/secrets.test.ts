import {createServer} from 'node:http'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, it} from 'vitest'
import {reporterNames} from '../../src/cli/options.ts'
import {proofbook} from '../support/check-project.ts'

/** Long enough for every base64 alignment, with characters that each encoding writes differently. */
const secret = 's3cr3t/"with+odd\\chars&äöü-end'
const captured = 'captured-token-8f3a?&="x'

const forms = [secret, captured].flatMap((value) => {
  const bytes = Buffer.from(value)
  return [
    value,
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    bytes.toString('hex'),
    // The middle of each base64 alignment, which does not depend on what stands around it.
    ...[0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift, 'x'), bytes])
        .toString('base64')
        .slice(4, -6),
    ),
    ...[0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift, 'x'), bytes])
        .toString('base64url')
        .slice(4, -6),
    ),
  ]
})

/** The first form of a secret that a text holds, with what stands around it. */
function leak(text: string): string | undefined {
  const form = forms.find((form) => text.includes(form))
  return form && text.slice(Math.max(0, text.indexOf(form) - 60), text.indexOf(form) + form.length + 20)
}

const service = createServer((request, response) => {
  if (request.url === '/split') {
    response.write(secret.slice(0, 9))
    setTimeout(() => response.end(secret.slice(9)), 20)
  } else if (request.url === '/token') response.end(JSON.stringify({token: captured}))
  else {
    response.setHeader('x-echo', encodeURIComponent(secret))
    const echo = {
      plain: secret,
      token: captured,
      url: encodeURIComponent(secret),
      base64: Buffer.from(secret).toString('base64'),
    }
    response.end(
      JSON.stringify({...echo, shifted: Buffer.from(`user:${secret}`).toString('base64'), got: request.headers}),
    )
  }
})
let root = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const {port} = service.address() as {port: number}
  root = mkdtempSync(join(tmpdir(), 'proofbook-secrets-'))
  mkdirSync(join(root, 'runbooks'))
  writeFileSync(
    join(root, 'proofbook.yaml'),
    `documents: [runbooks/*.md]
targets:
  local:
    allow: [reads, writes]
    start: {run: 'printf "%s\\n" "$SECRET"; exec sleep 1000', ready: 'tcp://127.0.0.1:${port}'}
    vars: {BASE_URL: 'http://127.0.0.1:${port}'}
    env: [SECRET]
secrets: [SECRET]
`,
  )
  writeFileSync(join(root, 'runbooks', 'leaky.md'), document)
})
afterAll(() => service.close())

// Every check fails, or passes with evidence: both are reported at length.
const document = `# Leaky

\`\`\`check http
id: token
get: \${BASE_URL}/token
expect: {status: 200}
capture: {token: {path: json.token, secret: true}}
\`\`\`

\`\`\`check http
id: echoes
get: \${BASE_URL}/?q=\${SECRET}
headers: {authorization: "Bearer \${SECRET} \${token}"}
expect: {status: 500, json.plain: other, json.base64: other, headers.x-echo: other, json.got: {keys: [nothing]}}
\`\`\`

\`\`\`check http
id: split
get: \${BASE_URL}/split
expect: {body: "equal to \${SECRET} not"}
\`\`\`

\`\`\`check http
id: unreachable
get: http://user:\${SECRET}@127.0.0.1:1/\${token}
expect: {status: 200}
\`\`\`

\`\`\`check sql
id: no-database
on: postgres://user:\${SECRET}@127.0.0.1:1/none
query: select 1
expect: {value: 1}
\`\`\`

\`\`\`bash check id=prints expect.exit=1 timeout=20s
printf '%s' "$SECRET" | base64; printf '%s\\n' "$SECRET" "$token" >&2
head -c 9 <<<"$SECRET" | tr -d '\\n'; sleep 0.2; printf '%s' "\${SECRET:9}"
printf '%s' "$SECRET" | od -An -tx1 | tr -d ' \\n'
sleep 1
\`\`\`

\`\`\`js check id=throws
console.log(vars.SECRET)
expect('shown', encodeURIComponent(vars.SECRET), 'other')
throw new Error('with ' + vars.SECRET + ' and ' + vars.token)
\`\`\`
`

it('shows a secret nowhere', async () => {
  const seenArguments: string[] = []
  const watch = setInterval(() => seenArguments.push(...argumentsOfAll()), 50)
  const reporters = reporterNames.flatMap((name) =>
    name === 'events' ? ['-r', name] : ['-r', name, '-r', `${name}=${name}.out`],
  )
  const env = {SECRET: secret}
  const ran = await proofbook(['check', '--verbose', ...reporters], {cwd: root, env}).finally(() =>
    clearInterval(watch),
  )
  const compiled = await proofbook(['compile'], {cwd: root, env})
  const listed = await proofbook(['list', '--json'], {cwd: root, env})
  const proven = await proofbook(['proofs', 'proofs'], {cwd: root, env})

  expect(ran.status).toBe(1)
  expect(ran.stdout).toContain('[redacted]')
  for (const {stdout, stderr} of [ran, compiled, listed, proven]) {
    expect(leak(stdout)).toBeUndefined()
    expect(leak(stderr)).toBeUndefined()
  }
  const written = readdirSync(root, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  expect(written.length).toBeGreaterThan(15)
  const names = written.map(({parentPath, name}) => join(parentPath, name).slice(root.length + 1))
  expect(names).toEqual(expect.arrayContaining(['.proofbook/ledger/local.ndjson', 'proofs/leaky.json']))
  expect(readFileSync(join(root, 'proofs/leaky.json'), 'utf8')).toContain('[redacted]')
  for (const {parentPath, name} of written)
    expect(leak(readFileSync(join(parentPath, name), 'utf8')), name).toBeUndefined()
  expect(seenArguments.length).toBeGreaterThan(10)
  expect(leak(seenArguments.join('\n'))).toBeUndefined()
})

it('would find one', () => {
  expect(leak(`a ${secret} b`)).toContain(secret)
  expect(leak(Buffer.from(`user:${secret}`).toString('base64'))).toBeDefined()
  expect(leak(`a ${captured.slice(1)} b`)).toBeUndefined()
})

/** The arguments of every process there is; empty where there is no /proc. */
function argumentsOfAll(): string[] {
  try {
    return readdirSync('/proc').flatMap((id) => (/^\d+$/.test(id) ? [commandLine(id)] : []))
  } catch {
    return []
  }
}

function commandLine(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
