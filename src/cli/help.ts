import {type Command, type Option, commands, common} from './options.ts'

const width = 100

/** The help of the program: what it is, its commands, where to read on. */
export function programHelp(): string {
  return [
    'Proofbook: runbooks that prove themselves.',
    '',
    'Usage: proofbook <command> [options]',
    '',
    ...columns(commands.map(({name, usage, summary}) => [`${name} ${usage}`.trim(), summary])),
    '',
    ...columns(optionRows(common)),
    '',
    '`proofbook <command> --help` has the options and examples of a command.',
    '',
  ].join('\n')
}

/** The help of one command. */
export function commandHelp({name, usage, summary, details = [], options, examples}: Command): string {
  return [
    `Usage: proofbook ${name} ${usage}`.trimEnd(),
    '',
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    ...details.flatMap((paragraph) => ['', ...wrap(paragraph, width)]),
    '',
    'Options:',
    ...columns(optionRows({...options, ...common})),
    '',
    'Examples:',
    ...examples.flatMap(([command, meaning]) => [`  ${command}`, `      ${meaning}`]),
    '',
  ].join('\n')
}

/** `-t, --target <name>` and what it does, for each option. */
function optionRows(options: Record<string, Option>): [string, string][] {
  return Object.entries(options).map(([name, {value, fallback, short, choices, summary}]) => [
    `${short ? `-${short}, ` : '    '}--${name}${value ? (fallback ? `[=${value}]` : ` <${value}>`) : ''}`,
    choices ? `${summary}: ${choices.join(', ')}` : summary,
  ])
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([name]) => name.length))
  return rows.flatMap(([name, text]) =>
    wrap(text, width - left - 4).map((line, i) => `  ${(i === 0 ? name : '').padEnd(left)}  ${line}`),
  )
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > columns) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
