import type {Facts} from '../../fact.ts'
import type {World} from '../../rule.ts'

const noCode =
  /\.(?:md|mdx|markdown|erb|rst|adoc|txt|png|jpe?g|gif|svg|ico|webp|pdf|woff2?|ttf|zip|gz|tgz|lock|map|snap|csv|sum)$|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|LICENSE[^/]*)$/i

/** Those of some names that any file but a document holds: a program may read a variable in a way that no reader knows. */
export function mentioned(facts: Facts, names: Iterable<string>, pages: World['pages']): Set<string> {
  const left = new Set(names)
  const found = new Set<string>()
  const documents = new Set(pages.map(({path}) => path))
  for (const path of facts.files.list) {
    if (left.size === 0) break
    if (noCode.test(path) || documents.has(path)) continue
    const text = facts.textOf(path)
    if (!text) continue
    for (const name of left)
      if (holds(text, name) || holds(text, name.toLowerCase())) {
        left.delete(name)
        found.add(name)
      }
  }
  return found
}

function holds(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`).test(text)
}
