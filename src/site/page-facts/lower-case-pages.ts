import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {alertAddresses} from './alert-addresses.ts'
import {alertPath} from './alert-path.ts'
import type {PagesInput} from './pages-input.ts'

/**
 * The pages of alerts once more, under their addresses in lower case, because most hosts tell cases apart; from any other case
 * the 404 page goes on to these. Copies of what was built: a route of its own would be drawn twice.
 */
export function lowerCasePages(input: PagesInput, outDir: string): Record<string, string> {
  const pages: Record<string, string> = {}
  for (const address of alertAddresses(input)) {
    const lower = address.toLowerCase()
    if (lower === address) continue
    for (const ending of ['.html', '/index.html']) {
      const from = join(outDir, alertPath(input.pages, address) + ending)
      // A disk that does not tell cases apart has it already.
      if (existsSync(from)) pages[alertPath(input.pages, lower).slice(1) + ending] = readFileSync(from, 'utf8')
    }
  }
  return pages
}
