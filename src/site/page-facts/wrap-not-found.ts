const name = '@theme/NotFound/Content'

/**
 * The aliases by which a bundler takes `ours` for what a site shows where an address leads nowhere; ours shows the site's own
 * below `@proofbook/not-found`. Themes shadow each other in the order of the configuration, and a plugin comes before them.
 */
export function wrapNotFound(alias: unknown, ours: string): Record<string, string> {
  const theirs = (alias as Record<string, unknown> | undefined)?.[name]
  return typeof theirs === 'string' && theirs !== ours ? {[name]: ours, '@proofbook/not-found': theirs} : {}
}
