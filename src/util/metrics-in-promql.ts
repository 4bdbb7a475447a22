/** A metric that an expression names, and its offset there. */
export interface NamedMetric {
  name: string
  at: number
}

const piece =
  /#[^\n]*|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|`[^`]*`?|\{\{[\s\S]*?(?:\}\}|$)|\$\{?[\w:]+\}?|\[\[\w+\]\]|<[A-Za-z][\w-]*>|\d[\w.]*|[A-Za-z_:][\w:]*|[^\s]/g
const grouping = /^(?:by|without|on|ignoring|group_left|group_right)$/i
const keywords = /^(?:and|or|unless|bool|offset|inf|nan|atan2|start|end)$/i

/**
 * The metrics that a PromQL expression selects: names that are no function, no keyword, no label. What a template or a variable fills in
 * (`{{ … }}`, `$x`, `<x>`) names nothing, and neither does a name that it is a part of. Total.
 */
export function metricsInPromql(expression: string): NamedMetric[] {
  const tokens = [...expression.matchAll(piece)].map((match) => ({text: match[0], at: match.index}))
  const found: NamedMetric[] = []
  const closed = (open: string, close: string, from: number): number => {
    let depth = 0
    for (let at = from; at < tokens.length; at++) {
      if (tokens[at]!.text === open) depth++
      else if (tokens[at]!.text === close && --depth === 0) return at
    }
    return tokens.length
  }
  for (let at = 0; at < tokens.length; at++) {
    const {text, at: offset} = tokens[at]!
    const next = tokens[at + 1]
    if (text === '{') {
      const end = closed('{', '}', at)
      const named = tokens.slice(at, end).findIndex(({text}) => text === '__name__')
      const value = tokens[at + named + 2]
      if (named !== -1 && tokens[at + named + 1]?.text === '=' && /^"[\w:]+"$/.test(value?.text ?? ''))
        found.push({name: value!.text.slice(1, -1), at: value!.at + 1})
      at = end
    } else if (text === '[') at = closed('[', ']', at)
    else if (grouping.test(text)) {
      if (next?.text === '(') at = closed('(', ')', at + 1)
    } else if (/^[A-Za-z:][\w:]*$/.test(text) && !keywords.test(text)) {
      const isCalled = next?.text === '(' || grouping.test(next?.text ?? '')
      const isPart = (one: {text: string; at: number} | undefined) => /^[$<[{]./.test(one?.text ?? '')
      const before = tokens[at - 1]
      const touches =
        (isPart(before) && before!.at + before!.text.length === offset) ||
        (isPart(next) && next!.at === offset + text.length)
      if (!isCalled && !touches) found.push({name: text, at: offset})
    }
  }
  return found
}
