/** What checks a tag expression means: `smoke and not (slow or nightly)`. Columns count from 1. */
export type TagExpression =
  | {tag: string; column: number}
  | {not: TagExpression}
  | {and: [TagExpression, TagExpression]}
  | {or: [TagExpression, TagExpression]}

/** Where a tag expression stops making sense, and why. */
export interface TagFault {
  column: number
  reason: string
  hint?: string
}

interface Token {
  text: string
  column: number
}

const deepest = 100
const wordFor: Record<string, string> = {
  '&&': 'and',
  '&': 'and',
  ',': 'or',
  '||': 'or',
  '|': 'or',
  '!': 'not',
  '-': 'not',
}

/** Reads an expression of tags, `not`, `and`, `or` and parentheses, binding in that order; gives the first fault instead. */
export function parseTags(text: string): {expression: TagExpression} | {fault: TagFault} {
  const tokens = Array.from(text.matchAll(/[()]|[\w.:/-]+|[&|]+|[^\s\w()]/gu), ({0: text, index}) => ({
    text,
    column: index + 1,
  }))
  const end = {text: '', column: text.length + 1}
  let at = 0
  const next = (): Token => tokens[at] ?? end

  const either = (depth: number): TagExpression =>
    chain(
      'or',
      () => both(depth),
      (pair) => ({or: pair}),
    )
  const both = (depth: number): TagExpression =>
    chain(
      'and',
      () => negated(depth),
      (pair) => ({and: pair}),
    )
  const chain = (
    word: string,
    part: () => TagExpression,
    join: (pair: [TagExpression, TagExpression]) => TagExpression,
  ) => {
    let left = part()
    while (next().text === word) {
      at++
      left = join([left, part()])
    }
    return left
  }
  const negated = (depth: number): TagExpression => {
    const token = next()
    if (depth > deepest) throw fault(token, `Unexpected nesting of more than ${deepest}, expected less`)
    if (token.text === 'not') {
      at++
      return {not: negated(depth + 1)}
    }
    if (token.text !== '(') return tag(token)
    at++
    const inner = either(depth + 1)
    if (next().text !== ')') throw fault(next(), `Unexpected ${named(next())}, expected \`and\`, \`or\` or \`)\``)
    at++
    return inner
  }
  const tag = (token: Token): TagExpression => {
    const isWord = /^\w[\w.:/-]*$/.test(token.text) && token.text !== 'and' && token.text !== 'or'
    if (!isWord) throw fault(token, `Unexpected ${named(token)}, expected a tag, \`not\` or \`(\``)
    at++
    return {tag: token.text, column: token.column}
  }

  try {
    const expression = either(0)
    if (next() !== end) throw fault(next(), `Unexpected ${named(next())}, expected \`and\`, \`or\` or the end`)
    return {expression}
  } catch (error) {
    if (error instanceof Error) throw error
    return {fault: error as TagFault}
  }
}

/** Whether tags fit an expression. */
export function fitsTags(expression: TagExpression, tags: ReadonlySet<string>): boolean {
  if ('tag' in expression) return tags.has(expression.tag)
  if ('not' in expression) return !fitsTags(expression.not, tags)
  if ('and' in expression) return expression.and.every((part) => fitsTags(part, tags))
  return expression.or.some((part) => fitsTags(part, tags))
}

/** The tags that an expression names, in order. */
export function tagsOf(expression: TagExpression): {tag: string; column: number}[] {
  if ('tag' in expression) return [expression]
  if ('not' in expression) return tagsOf(expression.not)
  return ('and' in expression ? expression.and : expression.or).flatMap(tagsOf)
}

function fault(token: Token, reason: string): TagFault {
  const word = Object.hasOwn(wordFor, token.text) ? wordFor[token.text] : undefined
  return {column: token.column, reason, ...(word && {hint: `write \`${word}\` for \`${token.text}\``})}
}

function named(token: Token): string {
  return token.text === '' ? 'end of the tag expression' : `\`${token.text}\` in the tag expression`
}
