import {execFileSync} from 'node:child_process'
import {symlinkSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {shopServer} from '../site/support/shop-server.ts'
import {writeProject} from '../site/support/write-project.ts'
import {once, proofbook} from './measure.ts'

/** Builds a site with two pages of the same length, one with a hundred checks that a run has proven; gives its folder. */
export async function buildHundred(folder: string): Promise<string> {
  const shop = await shopServer()
  try {
    writeProject(folder, shop.address)
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    const page = (title: string, info: string) =>
      `# ${title}\n\n${Array.from({length: 100}, (_, index) => fence(index, info)).join('\n')}`
    writeFileSync(join(folder, 'runbooks', 'hundred.md'), page('A hundred checks', 'check http'))
    writeFileSync(join(folder, 'runbooks', 'plain.md'), page('A hundred fences', 'yaml'))
    const {exit} = await once([...proofbook, 'check', 'runbooks/hundred.md'], folder)
    if (exit !== 0) throw new Error(`proofbook check ended with ${exit}`)
  } finally {
    await shop.close()
  }
  const docusaurus = resolve('node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs')
  execFileSync(process.execPath, [docusaurus, 'build'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1e8,
  })
  return join(folder, 'build')
}

function fence(index: number, info: string): string {
  return `Look at part ${index}.

\`\`\`${info}
id: part-${index}
title: Part ${index} of the shop answers
get: \${BASE_URL}/api/health?part=${index}
expect: {status: 200, json.live: true}
fix: Start part ${index} again
\`\`\`
`
}
