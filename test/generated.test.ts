import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {generatedFiles} from '../scripts/generate/generated-files.ts'
import {proofbook} from './support/check-project.ts'

it('has fresh generated files: npm run generate', async () => {
  for (const [path, text] of Object.entries(await generatedFiles())) expect(readFileSync(path, 'utf8'), path).toBe(text)
})

it('has fresh scripts in checks/: npm run generate', async () => {
  expect(await proofbook(['compile', '--check'])).toMatchObject({status: 0})
})
