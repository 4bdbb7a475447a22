import type {Options} from '../parse-arguments.ts'
import {commands, common, type Option} from '../options.ts'
import type {Terminal} from '../terminal.ts'
import {UsageError} from '../usage-error.ts'

/** `proofbook completion <shell>`: prints completions made from the table of options. */
export async function run(
  {positionals}: {positionals: string[]; options: Options},
  terminal: Terminal,
): Promise<number> {
  const write = {bash, zsh, fish}[positionals[0] ?? '']
  if (!write) throw new UsageError(`Unexpected shell \`${positionals[0] ?? ''}\`, expected bash, zsh or fish`)
  terminal.out(write())
  return 0
}

const flags = (options: Record<string, Option>) => Object.keys(options).map((name) => `--${name}`)

function bash(): string {
  const cases = commands.map(
    ({name, options}) => `    ${name}) words="${[...flags(options), ...flags(common)].join(' ')}" ;;`,
  )
  return `# Completions of proofbook for bash: source <(proofbook completion bash)
_proofbook() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map(({name}) => name).join(' ')}" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$word" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _proofbook proofbook
`
}

function zsh(): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
  const listed = commands.map(({name, summary}) => `      ${quoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`)
  const cases = commands.map(({name, options}) => {
    const specs = Object.entries({...options, ...common}).map(([flag, {value, fallback, summary}]) =>
      quoted(
        `--${flag}${value ? '=' : ''}[${summary.replaceAll(/[[\]]/g, '')}]${value ? `:${fallback ? ':' : ''}${value.replaceAll(':', '')}:_files` : ''}`,
      ),
    )
    return `    ${name}) _arguments ${specs.join(' ')} '*:file:_files' ;;`
  })
  return `#compdef proofbook
# Completions of proofbook for zsh: source <(proofbook completion zsh)
_proofbook() {
  if (( CURRENT == 2 )); then
    local -a names=(
${listed.join('\n')}
    )
    _describe command names
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
compdef _proofbook proofbook
`
}

function fish(): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", `\\'`)}'`
  const lines = commands.flatMap(({name, summary, options}) => [
    `complete -c proofbook -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
    ...Object.entries({...options, ...common}).map(
      ([flag, {value, fallback, short, summary}]) =>
        `complete -c proofbook -n '__fish_seen_subcommand_from ${name}' -l ${flag}${short ? ` -s ${short}` : ''}${value && !fallback ? ' -r' : ''} -d ${quoted(summary)}`,
    ),
  ])
  return `# Completions of proofbook for fish: proofbook completion fish | source\n${lines.join('\n')}\n`
}
