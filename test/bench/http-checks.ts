import {createServer} from 'node:http'
import {join} from 'node:path'
import type {Row} from './bench.ts'
import {freshFolder, inTurn, proofbook, rowsOf, write} from './measure.ts'

/** 100 http checks in ten documents, beside a bare `node:http` script that sends the same requests over one kept connection each. */
export async function httpChecks(): Promise<Row[]> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"status":"ok","database":{"connected":true}}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as {port: number}
  const cwd = freshFolder()
  write(
    join(cwd, 'proofbook.yaml'),
    `documents: [runbooks/**/*.md]\ntargets: {local: {allow: [reads], vars: {BASE_URL: 'http://127.0.0.1:${port}'}}}\n`,
  )
  for (let d = 0; d < 10; d++) {
    const fences = Array.from(
      {length: 10},
      (_, i) =>
        `\`\`\`check http\nid: c${i}\nget: \${BASE_URL}/health/${d}/${i}\nexpect: {status: 200, json.status: ok}\n\`\`\`\n`,
    )
    write(join(cwd, `runbooks/d${d}.md`), `# Document ${d}\n\n${fences.join('\n')}`)
  }
  write(join(cwd, 'bare.mjs'), bare(port))
  write(join(cwd, 'fetch.mjs'), withFetch(port))
  const timed = await inTurn(
    {
      'node:http script': [process.execPath, 'bare.mjs'],
      'proofbook check': [...proofbook, 'check'],
      'fetch script': [process.execPath, 'fetch.mjs'],
    },
    cwd,
    11,
  )
  server.closeAllConnections()
  server.close()
  return rowsOf('100 http checks', timed, 'node:http script')
}

const bare = (port: number) => `import http from 'node:http'
const agent = new http.Agent({keepAlive: true})
const look = (path) => new Promise((resolve, reject) => http.get({host: '127.0.0.1', port: ${port}, path, agent}, (response) => {
  let text = ''
  response.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => {
    if (response.statusCode !== 200 || JSON.parse(text).status !== 'ok') process.exitCode = 1
    resolve()
  })
}).on('error', reject))
await Promise.all(Array.from({length: 10}, async (_, d) => { for (let i = 0; i < 10; i++) await look(\`/health/\${d}/\${i}\`) }))
agent.destroy()
`

const withFetch = (port: number) => `await Promise.all(Array.from({length: 10}, async (_, d) => {
  for (let i = 0; i < 10; i++) {
    const response = await fetch(\`http://127.0.0.1:${port}/health/\${d}/\${i}\`)
    if (response.status !== 200 || (await response.json()).status !== 'ok') process.exitCode = 1
  }
}))
`
