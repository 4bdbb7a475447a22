import type {AdrData} from './pages-data.ts'

const most = 60
const longestLabel = 48

/** Mermaid text of what supersedes what, the older on the left; undefined where nothing does, or too much to draw. */
export function decisionGraph(decisions: AdrData['decisions']): string | undefined {
  const drawn = decisions.flatMap(({supersedes, supersededBy}, index) =>
    supersedes.length + supersededBy.length > 0 ? [index] : [],
  )
  if (drawn.length === 0 || drawn.length > most) return undefined
  const nodes = drawn.map((index) => `  d${index}["${label(decisions[index]!)}"]`)
  const arrows = drawn.flatMap((index) =>
    decisions[index]!.supersedes.map((older) => `  d${older} -->|superseded by| d${index}`),
  )
  return ['flowchart LR', ...nodes, ...arrows].join('\n')
}

/** Letters, digits and what separates them: nothing that is a word of the language of the diagram, or of HTML. */
function label({number, title}: AdrData['decisions'][number]): string {
  const words = title
    .replace(/[^\p{L}\p{N} ,.()/-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = words.length > longestLabel ? `${words.slice(0, longestLabel - 1).trimEnd()}…` : words
  return number === undefined ? short || 'untitled' : `${number} ${short}`
}
