/**
 * The line of a JSON or YAML text, from 1, on which the last of some nested keys stands: each is looked for behind the one before it.
 * 1 where there is none; a key that also stands as a value further up is found too early, which is near enough for pointing at a fact.
 */
export function lineOf(text: string, keys: string[]): number {
  let at = 0
  for (const key of keys) {
    const quoted = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const found = new RegExp(`(?:"${quoted}"|'${quoted}'|(?<![\\w-])${quoted})\\s*:`).exec(text.slice(at))
    if (!found) return 1
    at += found.index
  }
  return text.slice(0, at).split('\n').length
}
