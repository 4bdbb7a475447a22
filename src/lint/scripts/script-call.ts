import type {Command, Word} from '../shell/commands-in.ts'
import {isBuiltin} from './is-builtin.ts'

/** A command that runs scripts of a package. */
export interface ScriptCall {
  manager: 'npm' | 'pnpm' | 'yarn' | 'bun'
  /** The words that name scripts. */
  scripts: Word[]
  /** Names or folders of the packages that are asked for; undefined: the one of the folder. */
  packages?: string[]
  /** All packages are asked, or some of them by a pattern. */
  many?: true
  /** Where an option sends it: `--prefix dir`. */
  folder?: string
  /** A binary of a dependency may be meant as well. */
  orBinary?: true
}

const managers = /^(?:npm|pnpm|yarn|bun)$/
const packageOption = /^(?:-w|--workspace|-F|--filter|--filter-prod)$/
const folderOption = /^(?:-C|--dir|--prefix|--cwd)$/
/** Options that take the next word, besides these. */
const valued =
  /^(?:--loglevel|--registry|--userconfig|--workspace-concurrency|--reporter|--script-shell|--env-file|--from|--include|--exclude|-j)$/

/** The scripts that a command runs; undefined where it runs none, or none that can be told. */
export function scriptCallOf({words}: Command): ScriptCall | undefined {
  const program = words[0]?.text ?? ''
  if (
    /^(?:npm-run-all|run-s|run-p)$/.test(program) ||
    (/^(?:npx|bunx)$/.test(program) && /^(?:npm-run-all|run-[sp])$/.test(words[1]?.text ?? ''))
  )
    return severalOf(words.slice(program.endsWith('x') ? 2 : 1))
  if (!managers.test(program)) return undefined
  const manager = program as ScriptCall['manager']
  const call: ScriptCall = {manager, scripts: []}
  const plain = withoutOptions(words.slice(1), call)
  if (!plain) return undefined
  let rest = plain
  if (manager === 'yarn' && rest[0]?.text === 'workspace') {
    if (!rest[1]?.isLiteral) return undefined
    call.packages = [rest[1].text]
    rest = rest.slice(2)
  } else if (/^(?:workspaces|recursive|multi|m)$/.test(rest[0]?.text ?? '') && manager !== 'npm') {
    call.many = true
    rest = rest.slice(rest[1]?.text === 'foreach' ? 2 : 1)
  }
  const [verb, named] = rest
  if (!verb?.isLiteral) return undefined
  if (/^(?:run|run-script|rum|urn)$/.test(verb.text)) {
    if (!named) return undefined
    call.scripts = [named]
    if (manager === 'yarn' || manager === 'bun') call.orBinary = true
  } else if (/^(?:npm|pnpm)$/.test(manager) && /^(?:test|start)$/.test(verb.text)) call.scripts = [verb]
  else if (/^(?:yarn|pnpm)$/.test(manager) && !isBuiltin(manager, verb.text)) {
    call.scripts = [verb]
    call.orBinary = true
  }
  return call.scripts.some(({isLiteral, text}) => !isLiteral || !/^[\w:.@-]+$/.test(text)) || call.scripts.length === 0
    ? undefined
    : call
}

/** The words that are no options, up to the name of the script; what the options say is added to the call. Undefined where it may be anything. */
function withoutOptions(words: Word[], call: ScriptCall): Word[] | undefined {
  const plain: Word[] = []
  for (let at = 0; at < words.length; at++) {
    const {text, isLiteral} = words[at]!
    if (text === '--') break
    if (!text.startsWith('-')) {
      plain.push(words[at]!)
      continue
    }
    const [option, joined] = text.split(/=(.*)/s) as [string, string | undefined]
    if (packageOption.test(option)) {
      const value = joined === undefined ? words[++at] : {text: joined, isLiteral}
      if (!value?.isLiteral) return undefined
      if (/[*!.^[{]{2,}|[*!^[{]/.test(value.text)) call.many = true
      else call.packages = [...(call.packages ?? []), value.text]
    } else if (folderOption.test(option)) {
      const value = joined === undefined ? words[++at] : {text: joined, isLiteral}
      if (!value?.isLiteral || call.folder !== undefined) return undefined
      call.folder = value.text
    } else if (/^(?:-ws|--workspaces|-r|--recursive|-A|--all)$/.test(option)) call.many = true
    else if (/^(?:--if-present|-h|--help|-v|--version|-g|--global)$/.test(option)) return undefined
    else if (valued.test(option) && joined === undefined) at++
  }
  return plain
}

/** `run-s a b`, where nothing but names is said. */
function severalOf(words: Word[]): ScriptCall | undefined {
  const isPlain = words.every(
    ({text, isLiteral}) =>
      isLiteral && /^[\w:.-]+$/.test(text) && !/^--?(?!s$|p$|serial$|parallel$|sequential$)/.test(text),
  )
  const scripts = words.filter(({text}) => !text.startsWith('-'))
  return isPlain && scripts.length > 0 ? {manager: 'npm', scripts} : undefined
}
