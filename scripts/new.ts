// `npm run new kind <name>`: a kind of this repository, from src/kinds/_template, with its line in the registry.
import {existsSync} from 'node:fs'
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {newBuiltIn, register} from '../src/kinds/new-kind.ts'

const [, , what, name = ''] = process.argv
const folder = join('src', 'kinds', name)
if (what !== 'kind' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  fail(
    `Unexpected \`npm run new ${process.argv.slice(2).join(' ')}\`, expected \`npm run new kind <name>\` with a name in kebab-case`,
  )
} else if (existsSync(folder)) {
  fail(`Unexpected \`${folder}\`, expected a name that is not taken`)
} else {
  const from = join('src', 'kinds', '_template')
  const template: Record<string, string> = {}
  for (const file of await readdir(from)) template[file] = await readFile(join(from, file), 'utf8')
  await mkdir(folder)
  for (const [file, text] of Object.entries(newBuiltIn(name, template))) await write(join(folder, file), text)
  const registry = join('src', 'kinds', 'registry.ts')
  await write(registry, register(name, await readFile(registry, 'utf8')))
  process.stdout.write(`\nNow change what it looks at, and run: npx vitest run ${folder} test/conformance\n`)
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text)
  process.stdout.write(`${path}\n`)
}

function fail(reason: string): void {
  process.stderr.write(`${reason}\n`)
  process.exitCode = 2
}
