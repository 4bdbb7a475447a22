// `npm run dev`: the author's loop. The reference service, the site with live reload, and a saved document's checks run again.
import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
if (!existsSync('dist/cli.js') || !existsSync('dist/reference/main.js')) await ended(start(['scripts/build.mjs']))

// The watching starts the service, if nobody has, and stops it.
const children = [
  start(['dist/cli.js', 'check', '--watch', '--target', 'local']),
  start([
    'node_modules/@docusaurus/core/bin/docusaurus.mjs',
    'start',
    '--no-open',
    '--port',
    process.env.SITE_PORT ?? '3000',
  ]),
]
let stopping = false
const stop = () => {
  if (stopping) return
  stopping = true
  for (const child of children) child.kill('SIGTERM')
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stop)
const codes = await Promise.all(children.map((child) => ended(child).finally(stop)))
process.exitCode = stopping ? 0 : Math.max(...codes)

function start(words) {
  return spawn(process.execPath, words, {stdio: 'inherit'})
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
