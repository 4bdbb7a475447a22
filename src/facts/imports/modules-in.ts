/** A module that a program imports. */
export interface ModuleImport {
  name: string
  /** Offset of the name, behind its quote. */
  at: number
}

interface Token {
  kind: 'word' | 'text' | 'mark'
  text: string
  at: number
}

/** What code consists of, as far as imports need it: comments and regular expressions are none of it. */
const pieces =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|`(?:\\[\s\S]|[^\\`])*(?:`|$)|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|[\p{ID_Start}$_#][\p{ID_Continue}$]*|[^\s]/gu
const regex = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y
const beforeRegex = /^(?:[(,=:[!&|?{};+*%~^<>-]|return|typeof|case|in|of|do|else|void|delete|throw|yield|await)$/

/** The modules that a JavaScript or TypeScript text imports, exports from or requires, where they are named by a literal. Total. */
export function modulesIn(text: string): ModuleImport[] {
  const tokens = tokensOf(text)
  return tokens.flatMap((token, at): ModuleImport[] => {
    if (token.kind !== 'word' || tokens[at - 1]?.text === '.') return []
    const found = nameBehind(token.text, tokens, at + 1)
    return found ? [{name: found.text, at: found.at}] : []
  })
}

/** The literal that `import`, `export` or `require` at this place names. */
function nameBehind(word: string, tokens: Token[], at: number): Token | undefined {
  const [first, second, third] = tokens.slice(at, at + 3)
  const called = first?.text === '(' && second?.kind === 'text' && /^[),]$/.test(third?.text ?? '') ? second : undefined
  if (word === 'require') return called
  if (word === 'import' && first?.kind === 'text') return first
  if (word === 'import' && first?.text === '(') return called
  if (word !== 'import' && word !== 'export') return undefined
  // `export const a = …` and its like name no module; what stands between braces may be of any length.
  if (word === 'export' && !/^(?:\{|\*|type)$/.test(first?.text ?? '')) return undefined
  for (let index = at; index < tokens.length; index++) {
    const {kind, text} = tokens[index]!
    if (text === 'from' && tokens[index + 1]?.kind === 'text') return tokens[index + 1]
    if (kind === 'text' ? !isInBraces(tokens, at, index) : kind === 'mark' && !/^[{},*]$/.test(text)) return undefined
  }
  return undefined
}

function isInBraces(tokens: Token[], from: number, to: number): boolean {
  let depth = 0
  for (let at = from; at < to; at++) depth += tokens[at]!.text === '{' ? 1 : tokens[at]!.text === '}' ? -1 : 0
  return depth > 0
}

function tokensOf(text: string): Token[] {
  const found: Token[] = []
  pieces.lastIndex = 0
  for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
    const [piece] = match
    const at = match.index
    if (piece.startsWith('//') || piece.startsWith('/*')) continue
    if (piece === '/' && (found.length === 0 || beforeRegex.test(found.at(-1)!.text))) {
      regex.lastIndex = at
      if (regex.test(text)) pieces.lastIndex = regex.lastIndex
      continue
    }
    const isText = piece.length > 1 && /^['"]/.test(piece)
    const isWord = /^[\p{ID_Start}$_#]/u.test(piece)
    if (isText) found.push({kind: 'text', text: piece.slice(1, -1), at: at + 1})
    else found.push({kind: isWord ? 'word' : 'mark', text: piece.startsWith('`') ? '`' : piece, at})
  }
  return found
}
