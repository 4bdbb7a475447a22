import type {PageAddresses} from '../page-data.ts'

/** Where a page of the site stands; undefined where the site does not have it. */
export function pageAddress(
  pages: PageAddresses | undefined,
  page: 'alerts' | 'status' | 'coverage',
): string | undefined {
  return pages?.[page] === false ? undefined : (pages?.[page] ?? `/${page}`)
}
