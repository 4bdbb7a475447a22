// Users who ask a carrel for previews of a small document: node reference/ops/load.mjs [profile] [options]
// Each user asks, reads the answer, and waits a quarter of a second. Nothing is stored.
import {Agent, request} from 'node:http'
import {setTimeout as sleep} from 'node:timers/promises'
import {parseArgs} from 'node:util'

/** Stages of a profile: so many users for so many seconds. */
const profiles = {
  baseline: [{users: 10, seconds: 30}],
  peak: [{users: 100, seconds: 60}],
  sustained: [{users: 50, seconds: 3600}],
  spike: [
    {users: 10, seconds: 10},
    {users: 200, seconds: 20},
    {users: 10, seconds: 10},
  ],
  stress: [25, 50, 100, 150, 200, 300, 400].map((users) => ({users, seconds: 15})),
}

const usage = `usage: node reference/ops/load.mjs [${Object.keys(profiles).join(' | ')}] [--seconds n] [--url address] [--json]

Only against a carrel on this machine: run it where the service runs.
`

/** What must hold in every stage; a stage that breaks it ends the stress profile. */
const limits = {errorRate: 0.1, p95: 200, p99: 500}
const thinkMs = 250

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    seconds: {type: 'string'},
    url: {type: 'string', default: process.env.BASE_URL ?? 'http://127.0.0.1:8787'},
    json: {type: 'boolean'},
    help: {type: 'boolean', short: 'h'},
  },
})
const [profile = 'baseline'] = positionals
const {hostname, port} = new URL(values.url)
const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
if (values.help || !Object.hasOwn(profiles, profile) || !isHere) {
  process.stderr.write(usage)
  process.exit(values.help ? 0 : 2)
}

const body = JSON.stringify({
  strategy: 'recursive',
  text: '# Notes\n\n' + 'A sentence of ordinary length stands here. '.repeat(20),
})
const agent = new Agent({keepAlive: true, maxSockets: Infinity})
const stages = []
for (const {users, seconds} of profiles[profile]) {
  const stage = await run(users, Number(values.seconds ?? seconds))
  stages.push(stage)
  if (!values.json) process.stdout.write(`${sentence(stage)}\n`)
  if (profile === 'stress' && !stage.held) break
}
agent.destroy()

const most = Math.max(0, ...stages.filter(({held}) => held).map(({users}) => users))
const result = {profile, held: stages.every(({held}) => held), stages}
// A third is left for what was not foreseen.
if (profile === 'stress') Object.assign(result, {held: most > 0, most, recommended: Math.floor((most * 2) / 3)})
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
else if (profile === 'stress') process.stdout.write(`held with ${most} users; recommended: ${result.recommended}\n`)
process.exitCode = result.held ? 0 : 1

async function run(users, seconds) {
  const before = await cpuSeconds()
  const started = performance.now()
  const end = started + seconds * 1000
  const times = []
  let errors = 0
  await Promise.all(
    Array.from({length: users}, async (_, index) => {
      // Users do not come all at once.
      await sleep((index / users) * thinkMs)
      while (performance.now() < end) {
        const asked = performance.now()
        if (await ask()) times.push(performance.now() - asked)
        else errors++
        await sleep(thinkMs)
      }
    }),
  )
  const took = (performance.now() - started) / 1000
  times.sort((one, other) => one - other)
  const at = (share) => round(times[Math.ceil(share * times.length) - 1] ?? Infinity)
  const requests = times.length + errors
  const stage = {
    users,
    seconds: round(took),
    requests,
    perSecond: round(requests / took),
    errorRate: round((errors / requests) * 100),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    cpuMsPerRequest: round((((await cpuSeconds()) - before) * 1000) / requests),
  }
  return {...stage, held: stage.errorRate < limits.errorRate && stage.p95 < limits.p95 && stage.p99 < limits.p99}
}

/** Whether a preview was answered with 200. */
function ask() {
  return new Promise((resolve) => {
    const headers = {'content-type': 'application/json', 'content-length': Buffer.byteLength(body)}
    const asking = request(
      {
        hostname: hostname.replace(/[[\]]/g, ''),
        port,
        method: 'POST',
        path: '/api/v1/chunking/preview',
        headers,
        agent,
      },
      (answer) => answer.on('end', () => resolve(answer.statusCode === 200)).resume(),
    )
    asking.setTimeout(10_000, () => asking.destroy())
    asking.on('error', () => resolve(false)).end(body)
  })
}

async function cpuSeconds() {
  const text = await (await fetch(new URL('/metrics', values.url))).text()
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1])
}

function sentence({users, perSecond, errorRate, p50, p95, p99, cpuMsPerRequest, held}) {
  const numbers = `${perSecond}/s, errors ${errorRate} %, p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${cpuMsPerRequest} ms of CPU a request`
  return `${held ? 'held  ' : 'broke '} ${users} users: ${numbers}`
}

function round(value) {
  return Math.round(value * 100) / 100
}
