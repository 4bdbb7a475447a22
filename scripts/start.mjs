// `npm start`: the reference service on an embedded PostgreSQL, every check of this repository run against it, the site built and
// served with the proofs on its pages, until Ctrl-C.
import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {setTimeout as delay} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const service = `http://127.0.0.1:${process.env.PORT ?? 8787}`
const port = process.env.SITE_PORT ?? '3000'
/** What this program started and still runs. */
const children = new Set()
let stopping = false
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop(0))

if (!existsSync('dist/cli.js') || !existsSync('dist/reference/main.js')) await done(node('scripts/build.mjs'))

if (await healthy()) say(`Using the reference service that runs at ${service}.`)
else {
  say('Starting the reference service: the first time it makes its database, which takes a few seconds.')
  endsWith(node('dist/reference/main.js'), 'The reference service')
}
while (!(await healthy())) await delay(100)

await done(node('dist/cli.js', 'compile'))
say('')
const status = await done(node('dist/cli.js', 'check', '--target', 'local'))
say(
  status === 0
    ? '\nEvery claim of the runbooks holds.'
    : `\nNot every claim of the runbooks holds: exit ${status}, see above.`,
)

say('Building the site.')
if ((await done(docusaurus('build'))) !== 0) await stop(1)
say(`
The service is at ${service} · ${service}/api/health · ${service}/api/openapi.json
Check again with \`npx proofbook check\`: the open page follows.`)
endsWith(node('dist/cli.js', 'serve', 'build', '--port', port), 'The site')

function node(...words) {
  return run(process.execPath, words)
}

function docusaurus(...words) {
  return run(process.execPath, ['node_modules/@docusaurus/core/bin/docusaurus.mjs', ...words])
}

function run(program, words) {
  const child = spawn(program, words, {stdio: 'inherit'})
  children.add(child)
  child.on('exit', () => children.delete(child))
  return child
}

function done(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Without it, there is nothing left to stay for. */
function endsWith(child, name) {
  child.on('exit', (code) => {
    if (stopping) return
    process.stderr.write(`${name} ended (exit ${code ?? 'by a signal'}); what it said stands above.\n`)
    void stop(1)
  })
}

async function healthy() {
  try {
    return (await fetch(`${service}/api/health`, {signal: AbortSignal.timeout(2000)})).ok
  } catch {
    return false
  }
}

/** Stops what was started, the service with its database, and then ends. */
function stop(code) {
  if (!stopping) {
    stopping = true
    const ended = [...children].map(done)
    for (const child of children) child.kill('SIGTERM')
    void Promise.all(ended).then(() => process.exit(code))
  }
  return new Promise(() => {})
}

function say(text) {
  process.stdout.write(`${text}\n`)
}
