// `npm run lint`: every `lint:…` of package.json at once; each says what it has to say when it is done.
import {spawn} from 'node:child_process'
import {readFileSync} from 'node:fs'

const {scripts} = JSON.parse(readFileSync('package.json', 'utf8'))
const names = Object.keys(scripts).filter((name) => name.startsWith('lint:'))
const judged = await Promise.all(names.map(judge))
process.exitCode = judged.every((isSound) => isSound) ? 0 : 1

/** Runs a script of package.json and shows what it said; gives whether it went well. */
function judge(name) {
  return new Promise((done) => {
    const child = spawn(scripts[name], {shell: true, stdio: ['ignore', 'pipe', 'pipe']})
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    child.on('close', (status) => {
      process.stdout.write(status === 0 ? said : `${name}\n${said}\n`)
      done(status === 0)
    })
  })
}
