import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {onTestFinished} from 'vitest'

/** A new folder, gone when the test that asks for it has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proofbook-test-'))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  return folder
}
