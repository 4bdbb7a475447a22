import {dirname} from 'node:path'
import {findRoot, readConfig} from '../../config/index.ts'
import {newKind} from '../../kinds/new-kind.ts'
import type {Options} from '../parse-arguments.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'
import {writeNew} from '../write-new.ts'

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** `proofbook new runbook|kind <name>`: files from a template, written where the configuration looks for them. */
export async function run(
  {positionals, options}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const [what = '', name = ''] = positionals
  if (what !== 'runbook' && what !== 'kind')
    throw new UsageError(`Unexpected \`new ${what}\`, expected \`new runbook <name>\` or \`new kind <name>\``)
  if (!kebab.test(name)) throw new UsageError(`Unexpected name \`${name}\`, expected kebab-case: \`restart-the-queue\``)
  const {config} = await readConfig(await findRoot(terminal.cwd), options.config as string | undefined)
  const files =
    what === 'kind'
      ? newKind(name)
      : {[`${folderOf(config.documents)}/${name}.md`]: runbook(name, terminal.now().toISOString().slice(0, 10))}
  await writeNew(config.root, files)
  for (const path of Object.keys(files)) terminal.out(`${path}\n`)
  if (what === 'kind') terminal.out(`\nAdd it to proofbook.yaml: kinds: [./kinds/${name}.mjs]\n`)
  return 0
}

/** The folder in which the first pattern of the documents starts. */
function folderOf([pattern = '']: string[]): string {
  const fixed = pattern.split('/').slice(
    0,
    pattern.split('/').findIndex((part) => /[*?[{]/.test(part)),
  )
  return fixed.length > 0 ? fixed.join('/') : pattern.includes('*') ? 'runbooks' : dirname(pattern)
}

function runbook(name: string, today: string): string {
  const title = name.replaceAll('-', ' ')
  return `---
owner: ""
review: {every: 90d, last: ${today}}
---
# ${title[0]!.toUpperCase()}${title.slice(1)}

What this page is for, in one sentence: when to open it, and what is true when you are done.

## Before

What has to be true before the first step, with the check that proves it.

\`\`\`bash check id=tools-are-there effect=reads expect.exit=0 fix="Install git"
git --version
\`\`\`

## Steps

1. The first command.

## Verify

How you see that it worked, with the check that proves it.

## Roll back

How to return to the state before.
`
}
