import {appendFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {once, proofbook, write} from './measure.ts'

/** How fast 2,000 documents with 5,000 links are judged, as rows of a table: without and with what the last run kept, and when one was edited since. */
export async function lintSpeed(folder: string): Promise<string> {
  const cwd = join(folder, 'speed')
  makeRepository(cwd)
  const rows: string[] = []
  // Files that were written a moment ago are not trusted.
  await new Promise((resolve) => setTimeout(resolve, 2500))
  const before = {
    cold: () => rmSync(join(cwd, '.proofbook'), {recursive: true, force: true}),
    warm: () => {},
    'warm, one document edited': (round: number) => appendFileSync(join(cwd, pathOf(round)), '\nOne more line.\n'),
  }
  for (const [what, prepare] of Object.entries(before)) {
    const runs = []
    for (let round = 0; round < 6; round++) {
      prepare(round)
      runs.push(await once([...proofbook, 'lint'], cwd))
    }
    const [, ...counted] = runs
    counted.sort((a, b) => a.ms - b.ms)
    const {ms, rss, exit} = counted[2]!
    rows.push(`| ${what} | ${Math.round(ms)} | ${Math.round(rss)} | ${exit} |`)
  }
  return [
    '2,000 documents (4 KB each) with 5,000 links, beside 3,000 source files; the median of five, whole processes.',
    '',
    '| run | ms | MiB | exit |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
  ].join('\n')
}

function makeRepository(root: string): void {
  write(join(root, 'package.json'), JSON.stringify({name: 'big', scripts: {build: 'tsc', test: 'vitest'}}, null, 2))
  write(join(root, 'Makefile'), 'deploy:\n\ttrue\nrollback:\n\ttrue\n')
  write(join(root, '.env.example'), 'DATABASE_URL=\nPORT=8080\n')
  for (let index = 0; index < 3000; index++) {
    const text = `import {x} from './file-${(index + 1) % 50}.ts'\nexport const port${index} = process.env.PORT\n${'// a line of the program\n'.repeat(60)}`
    write(join(root, `src/area-${Math.floor(index / 50)}/file-${index % 50}.ts`), text)
  }
  for (let index = 0; index < 2000; index++) write(join(root, pathOf(index)), page(index))
}

function pathOf(index: number): string {
  return `docs/area-${Math.floor(index / 100)}/page-${index}.md`
}

function page(index: number): string {
  const next = (index + 1) % 2000
  const near = `../area-${Math.floor(next / 100)}/page-${next}.md`
  const links = [
    `[the next page](${near})`,
    `[its second part](${near}#part-two)`,
    ...(index % 2 === 0 ? [`[the code](../../src/area-${index % 60}/file-${index % 50}.ts)`] : []),
  ]
  const sentence =
    'Orders are kept in sixteen partitions, and `DATABASE_URL` says where; nothing here changes any of them. '
  return `# Page ${index}

${sentence.repeat(8)}See ${links.join(', ')}.

## Part one

\`\`\`bash
npm run build
make deploy
cat src/area-${index % 60}/file-${index % 50}.ts | grep -c port
\`\`\`

| Signal | Threshold |
| --- | --- |
| latency | 500 ms |

## Part two

${sentence.repeat(18)}
`
}
