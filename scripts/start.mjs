// `npm start`: the reference service on an embedded PostgreSQL, the checks of this repository compiled and run against it,
// and the service kept up until Ctrl-C.
import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {setTimeout as delay} from 'node:timers/promises'

const root = new URL('..', import.meta.url).pathname
process.chdir(root)
const address = `http://127.0.0.1:${process.env.PORT ?? 8787}`

if (!existsSync('dist/cli.js') || !existsSync('dist/reference/main.js')) await done(node('scripts/build.mjs'))

const running = await healthy()
const service = running ? undefined : node('dist/reference/main.js')
let stopping = false
let gone = false
service?.on('exit', (status) => {
  gone = true
  if (!stopping) {
    process.stderr.write(`The reference service ended (exit ${status ?? 'by a signal'}); what it said stands above.\n`)
    process.exit(1)
  }
})
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop)

if (running) process.stdout.write(`Using the reference service that runs at ${address}.\n`)
else
  process.stdout.write(
    'Starting the reference service: the first time it makes its database, which takes a few seconds.\n',
  )
while (!(await healthy())) await delay(100)

await done(node('dist/cli.js', 'compile'))
process.stdout.write('\n')
const status = await done(node('dist/cli.js', 'check', '--target', 'local'))
process.stdout.write(`
${status === 0 ? 'Every claim of the runbooks holds.' : `Not every claim of the runbooks holds: exit ${status}, see above.`}
The service is up at ${address} · ${address}/api/health · ${address}/api/openapi.json
Check again with \`npx proofbook check\`. Ctrl-C stops it.
`)
if (running) process.exit(status)

function node(...words) {
  return spawn(process.execPath, words, {stdio: 'inherit'})
}

function done(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

async function healthy() {
  try {
    return (await fetch(`${address}/api/health`, {signal: AbortSignal.timeout(2000)})).ok
  } catch {
    return false
  }
}

/** Stops the service, which stops its database, and then ends. */
function stop() {
  if (stopping) return
  stopping = true
  if (!service || gone) process.exit(0)
  service.on('exit', () => process.exit(0))
  service.kill('SIGTERM')
}
