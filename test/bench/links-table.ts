import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {ExpectedFinding} from './expected-findings.ts'
import type {SaidLink, SaidLinks} from './link-checkers.ts'

/** What is said of the links of a collection. */
export interface LinksRow {
  name: string
  /** Folder of its copy. */
  copy: string
  /** Undefined where the collection does not speak of links. */
  dead?: ExpectedFinding[]
  /** By the name of a tool. */
  said: Record<string, SaidLinks>
}

/** Each collection with the lines of each tool, and below it why a tool has none. */
export function linksTable(rows: LinksRow[]): string {
  const tools = Object.keys(rows[0]!.said)
  const failures = rows.flatMap(({name, said}) =>
    tools.flatMap((tool) => {
      const links = said[tool]!
      return 'failure' in links ? [`- ${tool} of ${name}: ${links.failure.replaceAll('`', '')}`] : []
    }),
  )
  return [
    `| collection | dead by two resolvers and by hand | ${tools.map((tool) => `${tool} | … of the dead`).join(' | ')} |`,
    `| --- | ---: |${' ---: |'.repeat(2 * tools.length)}`,
    ...rows.map(({name, copy, dead, said}) => {
      const cells = tools.flatMap((tool) => {
        const links = said[tool]!
        if ('failure' in links) return ['does not build', '']
        return [links.links.length, dead && dead.length > 0 ? foundAmong(links.links, dead, copy) : '']
      })
      return `| ${name} | ${dead?.length ?? ''} | ${cells.join(' | ')} |`
    }),
    ...(failures.length > 0 ? ['', 'What does not build, by its first error:', '', ...failures] : []),
  ].join('\n')
}

/** How many dead items are among what a tool says: at their line, or on their page with their target. */
export function foundAmong(links: SaidLink[], dead: ExpectedFinding[], copy: string): number {
  return dead.filter(({path = '', line = 0}) => {
    const text = readFileSync(join(copy, path), 'utf8').split('\n')[line - 1] ?? ''
    return links.some((link) => {
      if (link.path !== path) return false
      return link.line === undefined ? hasTarget(text, link.target) : link.line === line
    })
  }).length
}

/** Whether a line has a target: as it is written, or, where the tool has resolved the page, with its fragment. */
function hasTarget(text: string, target: string): boolean {
  const plain = decoded(target)
  return text.includes(`(${plain}`) || (plain.includes('#') && text.includes(`${plain.slice(plain.indexOf('#'))})`))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
