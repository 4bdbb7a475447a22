import {join} from 'node:path'

/** Where a site's bundler finds the parts of its theme. */
interface Resolving {
  resolve?: {alias?: unknown}
}

const part = '@theme/DocBreadcrumbs/StructuredData'

/** Puts our part in place of the classic theme's that a title can break out of; a site's own stays. */
export function safeBreadcrumbs(config: Resolving, components: string): {resolve?: {alias: Record<string, string>}} {
  const alias = (config.resolve?.alias ?? {}) as Record<string, unknown>
  const known = alias[part]
  const isClassic = typeof known === 'string' && /[\\/]theme-classic[\\/]/.test(known)
  return isClassic ? {resolve: {alias: {[part]: join(components, 'structured-data.js')}}} : {}
}
