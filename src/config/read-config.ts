import {readFile} from 'node:fs/promises'
import {isAbsolute, join, relative, sep} from 'node:path'
import type {Config} from '../config.ts'
import type {Problem} from '../model.ts'
import {describe} from '../util/describe.ts'
import {isObject} from '../util/is-object.ts'
import {placeFault} from '../util/place-fault.ts'
import {placeIn} from '../util/place-in.ts'
import {readYaml} from '../util/read-yaml.ts'
import {completeConfig} from './complete-config.ts'
import {configFile} from './find-root.ts'
import {inspectConfig} from './inspect-config.ts'

/**
 * The configuration of a project, with a problem for everything that is wrong with it. `file` is a path from `root`, or
 * absolute; without it, `proofbook.yaml` in `root`, and the defaults where there is none. Never throws.
 */
export async function readConfig(root: string, file?: string): Promise<{config: Config; problems: Problem[]}> {
  const full = file !== undefined && isAbsolute(file) ? file : join(root, file ?? configFile)
  const path = relative(root, full).replaceAll(sep, '/') || '.'
  const excerpt = {path, text: '', line: 1}
  const fallback = (rule: string, reason: string, hint?: string) => {
    const problem: Problem = {rule, severity: 'error', reason, place: placeIn(excerpt, 0, 0), ...(hint && {hint})}
    return {config: completeConfig(root, path, {}), problems: [problem]}
  }
  try {
    excerpt.text = new TextDecoder('utf-8', {fatal: true}).decode(await readFile(full))
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && file === undefined) return {config: completeConfig(root, undefined, {}), problems: []}
    return fallback(...unreadable(code, path))
  }
  const {value, faults} = readYaml(excerpt.text)
  const problems: Problem[] = faults.map(({start, end, ...fault}) => ({
    severity: 'error',
    ...fault,
    place: placeIn(excerpt, start, end),
  }))
  if (value === undefined) return {config: completeConfig(root, path, {}), problems}
  if (value === null) {
    const hint = '`documents: [docs/**/*.md]`'
    return fallback('empty-config', 'Unexpected empty configuration, expected at least one field', hint)
  }
  if (!isObject(value)) {
    return fallback(
      'not-a-map',
      `Unexpected ${describe(value)}, expected a map of fields`,
      '`documents: [docs/**/*.md]`',
    )
  }
  problems.push(...inspectConfig(value).map((fault) => placeFault(excerpt, fault)))
  return {config: completeConfig(root, path, value), problems}
}

function unreadable(code: string | undefined, path: string): [rule: string, reason: string, hint?: string] {
  if (code === 'ENOENT') return ['missing-config', `Unexpected absence of \`${path}\`, expected a configuration there`]
  if (code === 'EISDIR') return ['unreadable-config', `Unexpected folder \`${path}\`, expected a file`]
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return ['unreadable-config', 'Unexpected bytes that are not UTF-8, expected a text in UTF-8']
  }
  const hint = code === 'EACCES' || code === 'EPERM' ? `\`chmod +r ${path}\`` : undefined
  return [
    'unreadable-config',
    `Unexpected failure to read \`${path}\` (${code ?? 'unknown'}), expected a readable file`,
    hint,
  ]
}
