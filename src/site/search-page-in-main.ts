import {dirname} from 'node:path'

/**
 * Rules for a bundler by which the page of the local search has what it shows in a `main`, as every other page: its module, and no
 * other, takes `layout` for the layout of the theme. A page of the site's own in its place stays as it is.
 */
export function searchPageInMain(alias: unknown, layout: string): object[] {
  const page = (alias as Record<string, unknown> | undefined)?.['@theme/SearchPage']
  const isLocalSearch = typeof page === 'string' && /[\\/]docusaurus-search-local[\\/]/.test(page)
  return isLocalSearch ? [{include: dirname(page), resolve: {alias: {'@theme/Layout': layout}}}] : []
}
