import axe from 'axe-core'
import type {Page} from 'playwright-core'

/** The rules of accessibility that a page breaks, all that axe knows, each with the HTML of where. */
export async function violationsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const {run} = (window as unknown as {axe: typeof axe}).axe
    // What passes is not asked for: to name each of its elements takes a third of the time.
    const {violations} = await run({resultTypes: ['violations']})
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join('\n')}`)
  })
}
