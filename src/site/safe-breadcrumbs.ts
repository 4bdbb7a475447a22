import {join} from 'node:path'

const part = '@theme/DocBreadcrumbs/StructuredData'

/** The alias by which a bundler takes our part for the classic theme's, which a title can break out of; a site's own stays. */
export function safeBreadcrumbs(alias: unknown, components: string): Record<string, string> {
  const known = (alias as Record<string, unknown> | undefined)?.[part]
  const isClassic = typeof known === 'string' && /[\\/]theme-classic[\\/]/.test(known)
  return isClassic ? {[part]: join(components, 'structured-data.js')} : {}
}
