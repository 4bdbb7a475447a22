import {type Browser, chromium} from 'playwright-core'
import {afterAll} from 'vitest'
import {oncePerRun} from '../../support/once-per-run.ts'
import {chromiumArgs, environment, findChromium} from './find-chromium.ts'

const found = await oncePerRun('chromium', findChromium)

/** Why no browser starts; undefined where one does. */
export const noBrowser = 'missing' in found ? found.missing : undefined

let started: Promise<Browser> | undefined

/** The browser of this test file: it starts when it is first asked for, and ends after the last test. */
export function browserOfFile(): Promise<Browser> {
  if ('missing' in found) throw new Error(found.missing)
  const {executablePath, env} = found
  started ??= chromium.launch({executablePath, args: chromiumArgs, env: environment(env)})
  return started
}

afterAll(async () => (await started)?.close())
