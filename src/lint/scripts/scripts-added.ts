import type {Page} from '../../page.ts'

/** Names of scripts that a page itself adds to a package.json: in a block of JSON, or by `npm pkg set`. */
export function scriptsAdded({fences}: Page): Set<string> {
  const found = new Set<string>()
  for (const {text} of fences) {
    for (const [, body] of text.matchAll(/["']?scripts["']?\s*:\s*\{([^{}]*)/g))
      for (const [, name] of body!.matchAll(/["']([\w:.@-]+)["']\s*:/g)) found.add(name!)
    for (const [, name] of text.matchAll(/\bpkg set ["']?scripts\.([\w:.-]+)/g)) found.add(name!)
  }
  return found
}
