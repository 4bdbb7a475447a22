import {UsageError} from './usage-error.ts'

/** The path that `--base-url` names, below which the whole site stands. */
export function baseUrlOf(text = '/'): string {
  if (text === '/alerts/')
    throw new UsageError('Unexpected `--base-url /alerts/`, expected another path: pages of the site are called that')
  if (/^\/(?:[\w~-][\w.~-]*\/)*$/.test(text)) return text
  const words = text.split('/').filter((word) => /^[\w~-][\w.~-]*$/.test(word))
  const hint = words.length > 0 ? `\`/${words.join('/')}/\`` : undefined
  throw new UsageError(`Unexpected \`--base-url ${text}\`, expected a path that starts and ends with \`/\``, hint)
}
