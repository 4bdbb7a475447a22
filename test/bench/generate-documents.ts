import {mkdirSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** What to write: how many files, how many checks each holds on average (3.5 means 3 and 4 in turn), and of what kind they are. */
export interface Documents {
  files: number
  checksPerFile: number
  kind: 'shell' | 'http'
}

/**
 * Writes runbooks of about 7 KB each below `dir`, a hundred to a folder, and gives their paths relative to it. The same request
 * gives the same bytes. Every check is sound; a `shell` check passes on its own, an `http` one where `${BASE_URL}/health` answers 200.
 */
export function generateDocuments(dir: string, {files, checksPerFile, kind}: Documents): string[] {
  return Array.from({length: files}, (_, index) => {
    const path = `area-${Math.floor(index / 100)}/runbook-${index}.md`
    const count = Math.floor((index + 1) * checksPerFile) - Math.floor(index * checksPerFile)
    mkdirSync(dirname(join(dir, path)), {recursive: true})
    writeFileSync(join(dir, path), generateDocument(index, count, kind))
    return path
  })
}

/** One runbook: front matter, prose with links, lists, tables and foreign fences, and `checks` checks spread over it. */
function generateDocument(index: number, checks: number, kind: Documents['kind']): string {
  const parts = [
    `---\ntitle: Runbook ${index}\nowner: team-${index % 7}\nreview: {every: 90d, last: 2026-10-01}\n---\n`,
    `# Runbook ${index}\n`,
  ]
  for (let part = 0; part < Math.max(checks, 4); part++) {
    parts.push(prose(index, part))
    if (part < checks) parts.push(check(part, kind))
  }
  return parts.join('\n')
}

function prose(index: number, part: number): string {
  const sentence = `Service ${index} keeps its orders in *sixteen* partitions; see [the handbook](../handbook.md#part-${part}) before you touch them. `
  return `## Part ${part}: \`service-${index}\` and its queue

${sentence.repeat(4).trimEnd()}

- Look at the [dashboard](https://example.com/d/${index}).
- Ask whoever is on call:
  1. first in the channel,
  2. then by phone.

| Signal | Threshold | Who looks |
| --- | --- | --- |
| latency | 500 ms | team-${index % 7} |
| errors | 5 % | on call |

> [!NOTE]
> Nothing here changes data. ${sentence.trimEnd()}

\`\`\`bash
systemctl status service-${index}
journalctl -u service-${index} --since -10min | grep -c error
\`\`\`

${sentence.repeat(3).trimEnd()}
`
}

function check(part: number, kind: Documents['kind']): string {
  if (kind === 'shell')
    return `\`\`\`bash check id=part-${part} effect=reads expect.stdout=/^ready/\necho ready ${part}\n\`\`\`\n`
  return `\`\`\`check http
id: part-${part}
get: \${BASE_URL}/health?part=${part}
expect:
  status: 200
  duration: < 500ms
fix: Look at the last deploy first.
\`\`\`
`
}
