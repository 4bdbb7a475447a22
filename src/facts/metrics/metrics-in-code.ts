/** A metric that code registers. */
export interface RegisteredMetric {
  name: string
  at: number
  /** What stands before the name is not known. */
  isEnding?: true
}

/** The metrics that a file registers by a literal, in order. */
export function metricsInCode(path: string, text: string): RegisteredMetric[] {
  const found = path.endsWith('.go') ? inGo(text) : path.endsWith('.py') ? inPython(text) : inScript(text)
  return found.sort((a, b) => a.at - b.at)
}

/** `new Counter({name: 'x', …})` of prom-client. */
function inScript(text: string): RegisteredMetric[] {
  const made = /\bnew\s+(?:\w+\.)?(?:Counter|Gauge|Histogram|Summary)\s*(?:<[^>]*>)?\s*\(\s*\{/g
  return [...text.matchAll(made)].flatMap((match) => {
    const body = bodyFrom(text, match.index + match[0].length)
    const name = /(?:^|[\s,{])name\s*:\s*(["'`])([A-Za-z_:][\w:]*)\1/.exec(body)?.[2]
    return name === undefined ? [] : [{name, at: match.index}]
  })
}

/** The text up to the bracket that closes the one before it; texts with brackets in them may end it early, which finds nothing. */
function bodyFrom(text: string, from: number): string {
  let depth = 1
  let at = from
  for (; at < text.length && depth > 0 && at - from < 5000; at++) {
    const char = text[at]!
    if (/["'`]/.test(char)) {
      const end = text.indexOf(char, at + 1)
      if (end !== -1) at = end
    } else if (/[{[(]/.test(char)) depth++
    else if (/[}\])]/.test(char)) depth--
  }
  return text.slice(from, at)
}

/** `prometheus.CounterOpts{Namespace: …, Subsystem: …, Name: …}`, `NewDesc("x"`, `BuildFQName(…)` of client_golang. */
function inGo(text: string): RegisteredMetric[] {
  const constants = new Map(
    [...text.matchAll(/^\s*(?:const\s+|var\s+)?(\w+)\s*(?:string\s*)?:?=\s*"([\w:]*)"/gm)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )
  const valueOf = (written: string | undefined): string | undefined => {
    if (written === undefined) return ''
    return /^"([\w:]*)"$/.exec(written)?.[1] ?? constants.get(written)
  }
  const told = (at: number, parts: (string | undefined)[]): RegisteredMetric[] => {
    const values = parts.map(valueOf)
    const name = values.at(-1)
    if (name === undefined || name === '') return []
    const before = values.slice(0, -1)
    const isEnding = before.includes(undefined)
    return [
      {
        name: [...(isEnding ? [] : before), name].filter((part) => part !== '').join('_'),
        at,
        ...(isEnding && {isEnding}),
      },
    ]
  }
  const options = [
    ...text.matchAll(/(?:\w+\(\s*)?\bprometheus\.(?:Counter|Gauge|Histogram|Summary|Untyped)?Opts\{/g),
  ].flatMap((match) => {
    const body = bodyFrom(text, match.index + match[0].length)
    const field = (name: string) =>
      new RegExp(`\\b${name}:\\s*("[^"]*"|[\\w.()+" ]+?)\\s*[,}\\n]`).exec(`${body}\n`)?.[1]
    return told(match.index, [field('Namespace'), field('Subsystem'), field('Name')])
  })
  const descriptions = [...text.matchAll(/\bNewDesc\(\s*("[\w:]+")/g)].flatMap((match) => told(match.index, [match[1]]))
  const built = [...text.matchAll(/\bBuildFQName\(\s*([^,()]*?)\s*,\s*([^,()]*?)\s*,\s*([^,()]*?)\s*\)/g)].flatMap(
    (match) => told(match.index, [match[1], match[2], match[3]]),
  )
  return [...options, ...descriptions, ...built]
}

/** `Counter('x', 'help', namespace='y')` of client_python. */
function inPython(text: string): RegisteredMetric[] {
  if (!/\bprometheus_client\b/.test(text)) return []
  const made = /(?<![\w.])(?:\w+\.)?(?:Counter|Gauge|Histogram|Summary|Info|Enum)\(/g
  return [...text.matchAll(made)].flatMap((match): RegisteredMetric[] => {
    const body = bodyFrom(text, match.index + match[0].length)
    const name = /^\s*(?:name\s*=\s*)?(["'])([A-Za-z_:][\w:]*)\1/.exec(body)?.[2]
    if (name === undefined) return []
    const given = ['namespace', 'subsystem'].map(
      (word) => new RegExp(`\\b${word}\\s*=\\s*(?:(["'])(\\w*)\\1|(\\S))`).exec(body) ?? [],
    )
    const isEnding = given.some(([, , , other]) => other !== undefined)
    const parts = [...(isEnding ? [] : given.map(([, , value]) => value ?? '')), name]
    return [{name: parts.filter((part) => part !== '').join('_'), at: match.index, ...(isEnding && {isEnding})}]
  })
}
