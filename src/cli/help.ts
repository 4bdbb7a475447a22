import {type Command, type Option, commands, common} from './options.ts'

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
export function commandHelp({name, usage, summary, details, options, examples}: Command): string {
  return [
    `Usage: proofbook ${name} ${usage}`.trimEnd(),
    '',
    `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
    ...(details ? ['', details] : []),
    '',
    'Options:',
    ...columns(optionRows({...options, ...common})),
    '',
    'Examples:',
    ...columns(examples),
    '',
  ].join('\n')
}

/** `-t, --target <name>` and what it does, for each option. */
export function optionRows(options: Record<string, Option>): [string, string][] {
  return Object.entries(options).map(([name, {value, short, choices, summary}]) => [
    `${short ? `-${short}, ` : ''}--${name}${value ? ` <${value}>` : ''}`,
    choices ? `${summary}: ${choices.join(', ')}` : summary,
  ])
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.min(34, Math.max(...rows.map(([left]) => left.length)))
  return rows.flatMap(([left, right]) =>
    left.length > width ? [`  ${left}`, `  ${' '.repeat(width)}  ${right}`] : [`  ${left.padEnd(width)}  ${right}`],
  )
}
