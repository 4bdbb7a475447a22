import {resolve} from 'node:path'
import type {Options} from '../parse-arguments.ts'
import type {Terminal} from '../terminal.ts'
import {writeNew} from '../write-new.ts'

/** `proofbook init`: a configuration and a first runbook that pass. */
export async function run(
  {positionals}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const [folder = '.'] = positionals
  await writeNew(resolve(terminal.cwd, folder), {'proofbook.yaml': configuration, 'runbooks/first.md': runbook})
  const go = folder === '.' ? '' : `cd ${folder} && `
  terminal.out(
    `proofbook.yaml      which documents, and which systems they speak of\nrunbooks/first.md   a runbook with two checks\n\nNext: ${go}npx proofbook check\n`,
  )
  return 0
}

const configuration = `# yaml-language-server: $schema=./node_modules/proofbook/schema/proofbook.json
documents: [runbooks/**/*.md]

# A target is a system that checks run against. What may be done to it is said here, never in a document.
targets:
  local:
    allow: [reads, writes]
    vars:
      RUNBOOKS: runbooks
`

const runbook = `# The first runbook

A runbook says what is true, and proves it. Each block below is a check: \`npx proofbook check\` runs them.

## Node is new enough

\`\`\`bash check id=node-version effect=reads expect.stdout=/^v(2[0-9]|[3-9][0-9])/ fix="Install Node 20.19 or newer"
node --version
\`\`\`

## This runbook is where the configuration looks for it

\`\`\`check file
id: runbook-is-there
path: \${RUNBOOKS}/first.md
expect:
  exists: true
  text: ~ "proves it"
fix: Move the file back, or change RUNBOOKS in proofbook.yaml
\`\`\`

Break one of them, by writing \`exists: false\` for example, and run it again: what is red names the line.
`
