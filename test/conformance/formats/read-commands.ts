/** A workflow command as the runner of GitHub Actions takes it from a line of a log. */
export interface WorkflowCommand {
  command: string
  properties: Record<string, string>
  data: string
}

/** Every command that the runner would find in a log, by the rules of its `ActionCommand.TryParseV2` and `TryParse`. */
export function readCommands(log: string): WorkflowCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => versionTwo(line.trimStart()) ?? versionOne(line) ?? [])
}

function versionTwo(line: string): WorkflowCommand | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1
  if (end === -1) return undefined
  const info = line.slice(2, end)
  const [command = '', rest = ''] = info.includes(' ')
    ? [info.slice(0, info.indexOf(' ')), info.slice(info.indexOf(' '))]
    : [info]
  return {command, properties: readProperties(rest), data: unescape(line.slice(end + 2), data)}
}

function readProperties(text: string): Record<string, string> {
  const pairs = text
    .trim()
    .split(',')
    .filter((pair) => pair.includes('='))
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), unescape(pair.slice(pair.indexOf('=') + 1), property)]),
  )
}

function versionOne(line: string): WorkflowCommand | undefined {
  const found = /##\[(\w*)([^\]]*)\](.*)/.exec(line) ?? /##(vso|teamcity)\[([^\]]*)\](.*)/.exec(line)
  return found ? {command: `##${found[1]}`, properties: {}, data: found[3]!} : undefined
}

const data: [string, string][] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]
const property: [string, string][] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
]

function unescape(text: string, table: [string, string][]): string {
  return table.reduce((result, [from, to]) => result.replaceAll(from, to), text)
}
