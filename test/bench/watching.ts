import {spawn} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as delay} from 'node:timers/promises'
import type {Row} from './bench.ts'
import {freshFolder, proofbook, write} from './measure.ts'

/** From the save of a document to its verdict on the screen, in a watch that is warm. */
export async function watching(): Promise<Row[]> {
  const cwd = freshFolder()
  write(join(cwd, 'proofbook.yaml'), 'documents: [runbooks/**/*.md]\ntargets: {local: {allow: [reads, writes]}}\n')
  const path = join(cwd, 'runbooks/one.md')
  write(path, document(0))
  const [file, ...words] = [...proofbook, 'check', '--watch']
  const child = spawn(file, words, {cwd, stdio: ['ignore', 'pipe', 'pipe']})
  let seen = ''
  let notify = () => {}
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => ((seen += text), notify()))
  const until = async (text: string) => {
    while (!seen.includes(text)) await new Promise<void>((resolve) => (notify = resolve))
  }
  await until('watching:')
  const times: number[] = []
  for (let i = 1; i <= 11; i++) {
    await delay(200)
    seen = ''
    const startedAt = performance.now()
    writeFileSync(path, readFileSync(path, 'utf8').replace(/saved \d+/, `saved ${i}`))
    await until('watching:')
    times.push(performance.now() - startedAt)
  }
  child.kill('SIGINT')
  await new Promise((resolve) => child.on('exit', resolve))
  return [
    {
      job: 'watch',
      what: 'from save to verdict',
      ms: times.sort((a, b) => a - b)[5]!,
      note: `worst ${Math.round(times.at(-1)!)} ms`,
    },
  ]
}

const document = (n: number) =>
  `# One\n\nsaved ${n}\n\n\`\`\`bash check id=one expect.stdout=hello\necho hello\n\`\`\`\n`
