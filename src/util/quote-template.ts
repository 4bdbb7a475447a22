import {quoteShell} from './quote-shell.ts'

/**
 * A text with `${NAME}` in it as one word of a POSIX shell command, in which the names stand as `$NAME`: to show the
 * command without what the variables hold. `$$` is a dollar.
 */
export function quoteTemplate(text: string): string {
  const parts = text.split(/(\$\$|\$\{\w+\})/)
  if (!parts.some((part) => part.startsWith('${'))) return quoteShell(text.replaceAll('$$', '$'))
  const words = parts.map((part, i) => {
    if (part === '$$') return '\\$'
    if (!part.startsWith('${')) return quoteInDouble(part)
    const name = part.slice(2, -1)
    return /^\w/.test(parts[i + 1] ?? '') ? `\${${name}}` : `$${name}`
  })
  return `"${words.join('')}"`
}

/** A bang ends the quotes: an interactive shell looks up history even within double ones. */
function quoteInDouble(text: string): string {
  return text.replace(/[\\"$`]/g, '\\$&').replaceAll('!', `"'!'"`)
}
