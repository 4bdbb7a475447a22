import {relative} from 'node:path'
import {BaseSequencer, type TestSpecification} from 'vitest/node'

/**
 * What takes longest comes first, so that no worker is left alone with it at the end: the site that many files share is built beside
 * the sites that one file has for itself. No test may depend on this order; it is for the clock.
 */
const first = ['test/site/for-everybody', 'test/site/packed-plugin', 'test/site/foreign', 'test/site', 'test/mutation']

/** Puts these files first, in this order, and leaves the others as Vitest has them. */
export class SitesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => this.#rank(a) - this.#rank(b))
  }

  #rank({moduleId}: TestSpecification): number {
    const path = relative(this.ctx.config.root, moduleId).replaceAll('\\', '/')
    const rank = first.findIndex((start) => path.startsWith(start))
    return rank < 0 ? first.length : rank
  }
}
