// `npm run test:nightly`: the seeded mutation test with a seed that nobody has tried, or with that of PROOFBOOK_SEED.
import {spawnSync} from 'node:child_process'
import {randomInt} from 'node:crypto'
import {fileURLToPath} from 'node:url'

const {PROOFBOOK_SEED: given} = process.env
if (given && !/^\d{1,9}$/.test(given)) {
  process.stderr.write(`Unexpected seed \`${given}\`, expected a number of at most nine digits\n`)
  process.exit(2)
}
const seed = given || String(randomInt(1_000_000_000))
const words = ['vitest', 'run', 'test/mutation']
process.stdout.write(`Seed ${seed}. The same mutants again: PROOFBOOK_SEED=${seed} npx ${words.join(' ')}\n`)
const {status} = spawnSync('npx', ['--no-install', ...words], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: {...process.env, PROOFBOOK_SEED: seed},
  stdio: 'inherit',
})
process.exitCode = status ?? 1
