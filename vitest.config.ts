import {availableParallelism} from 'node:os'
import {defineConfig} from 'vitest/config'
import {SitesFirst} from './test/support/sites-first.ts'

export default defineConfig({
  test: {
    include: ['{src,reference,test}/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What a page shows after a key takes as long as the machine is busy.
    expect: {poll: {timeout: 20_000}},
    pool: 'forks',
    // One for each core: a test waits for other processes more than it works.
    maxWorkers: availableParallelism(),
    sequence: {sequencer: SitesFirst},
  },
})
