import {join} from 'node:path'
import type {Row} from './bench.ts'
import {freshFolder, installed, inTurn, proofbook, rowsOf, write} from './measure.ts'
import {testFile} from './small.ts'

const checks = 1000
const perDocument = 10
const body = 'echo hello $((1+1))'

/** 1,000 shell checks, each a fresh bash and process group, beside `xargs -P2` of the same bashes and beside other tools. */
export async function shellChecks(): Promise<Row[]> {
  const cwd = shellProject(checks, perDocument)
  write(
    join(cwd, 'many.bats'),
    Array.from({length: 100}, (_, i) => `@test "t${i}" { [ "$(bash -c '${body}')" = 'hello 2' ]; }\n`).join(''),
  )
  write(join(cwd, 'many.test.mjs'), testFile(checks))
  write(
    join(cwd, 'many.test'),
    Array.from({length: checks}, () => `bash -c '${body}'\n>>>\nhello 2\n>>>= 0\n`).join('\n'),
  )
  const xargs = `seq ${checks} | xargs -P2 -I{} bash -euo pipefail -c '${body}' > /dev/null`
  const timed = await inTurn(
    {
      'xargs -P2 bash -c': ['env', '-i', `PATH=${process.env.PATH}`, 'LANG=C.UTF-8', 'sh', '-c', xargs],
      'proofbook check': [...proofbook, 'check', 'runbooks'],
      'node --test': [process.execPath, '--test', 'many.test.mjs'],
      ...(installed('shelltest') && {'shelltest -j2': ['shelltest', '-j2', 'many.test']}),
      ...(installed('bats') && {'bats (100 tests)': ['bats', 'many.bats']}),
    },
    cwd,
  )
  return rowsOf('1,000 shell checks', timed, 'xargs -P2 bash -c')
}

/** A project of documents with shell checks that pass. */
export function shellProject(checks: number, perDocument: number): string {
  const cwd = freshFolder()
  write(join(cwd, 'proofbook.yaml'), 'documents: [runbooks/**/*.md]\ntargets: {local: {allow: [reads, writes]}}\n')
  for (let document = 0; document * perDocument < checks; document++) {
    const fences = Array.from(
      {length: perDocument},
      (_, i) => `\`\`\`bash check id=c${i} expect.stdout="hello 2"\n${body}\n\`\`\`\n`,
    )
    write(join(cwd, `runbooks/d${document}.md`), `# Document ${document}\n\n${fences.join('\n')}`)
  }
  return cwd
}
