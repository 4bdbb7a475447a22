/** `run()` alone, in one process: 1,000 shell checks, beside `xargs` starting the same bashes. Prints milliseconds per check. */
import {execFileSync} from 'node:child_process'
import shellKind from '../../src/kinds/shell/index.ts'
import type {Kinds} from '../../src/kind.ts'
import {run} from '../../src/run/index.ts'
import {configOf, planOf, shell} from '../support/plan-of.ts'

const count = Number(process.argv[2] ?? 1000)
const rounds = Number(process.argv[3] ?? 5)
const env = {PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', TZ: 'UTC'}
const bodies = Array.from({length: count}, (_, i) => `echo ok-${i}`)
const plan = planOf(bodies.map((body, i) => shell(`d${i % 100}#c${i}`, body, {expect: {stdout: `ok-${i}`}})))
const config = configOf()

for (let round = 0; round < rounds; round++) {
  const floor = time(() => {
    execFileSync('xargs', ['-0', '-n1', '-P2', 'bash', '-euo', 'pipefail', '-c'], {
      input: bodies.join('\0'),
      env,
      maxBuffer: 1e9,
    })
  })
  const startedAt = performance.now()
  const cpu = process.cpuUsage()
  const results = await run(plan, {
    kinds: {shell: shellKind} as unknown as Kinds,
    config,
    env,
    signal: new AbortController().signal,
  })
  const ours = (performance.now() - startedAt) / count
  const {user, system} = process.cpuUsage(cpu)
  const passed = results.filter(({status}) => status === 'passed').length
  const memory = process.resourceUsage().maxRSS / 1024
  console.log(
    `xargs ${floor.toFixed(3)}  run() ${ours.toFixed(3)} (${(ours / floor).toFixed(2)} ×)  node cpu ${((user + system) / 1000 / count).toFixed(3)}  passed ${passed}/${count}  RSS ${memory.toFixed(0)} MiB`,
  )
}

function time(job: () => void): number {
  const startedAt = performance.now()
  job()
  return (performance.now() - startedAt) / count
}
