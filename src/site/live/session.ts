/** A stretch of a fence: a command behind its prompt, or (without `command`) what it printed. */
export interface Exchange {
  prompt?: string
  command?: string
  output?: string
}

const sessions = /^(?:console|terminal|(?:sh(?:ell)?|bash)-?session)$/
const shells = /^(?:|bash|sh|zsh|ksh|dash|shell)$/

/** Whether what stands in a fence of that language is read by a shell. */
export function isShell(language = ''): boolean {
  return shells.test(language) || sessions.test(language)
}

/**
 * Takes a fence apart into commands and what they printed. Lines behind `$ ` are commands, with the lines behind `> ` that continue
 * them; `# ` is a prompt only in a recorded session without `$ `, because everywhere else it begins a comment. A fence without
 * prompts is one command.
 */
export function readSession(code: string, language = ''): Exchange[] {
  const lines = code.replace(/\n+$/, '').split('\n')
  const dollar = /^\s*(?:\S+@\S+\s*)?\$ /
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const hasDollar = sessions.test(language) ? lines.some((line) => dollar.test(line)) : dollar.test(first)
  const isRoot = !hasDollar && sessions.test(language) && lines.some((line) => /^\s*# /.test(line))
  if (!hasDollar && !isRoot) return [{command: lines.join('\n')}]
  const prompt = hasDollar ? dollar : /^\s*# /
  const exchanges: Exchange[] = []
  for (const line of lines) {
    const last = exchanges.at(-1)
    const found = prompt.exec(line)?.[0]
    if (found !== undefined) exchanges.push({prompt: found, command: line.slice(found.length)})
    else if (last?.command !== undefined && /^\s*> /.test(line)) last.command += `\n${line.replace(/^\s*> /, '')}`
    else if (last?.command?.endsWith('\\')) last.command += `\n${line}`
    else if (hasDollar && line.startsWith('#')) exchanges.push({command: line})
    else if (last?.output !== undefined) last.output += `\n${line}`
    else exchanges.push({output: line})
  }
  return exchanges
}
