import {mkdirSync, renameSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Baselines} from '../recorded.ts'
import {baselinesPath} from './baselines-path.ts'

/** Writes the baselines of a target, whole, in an order of their own. Throws what the disk does. */
export function writeBaselines(root: string, baselines: Baselines): void {
  const path = join(root, baselinesPath(baselines.target))
  mkdirSync(dirname(path), {recursive: true})
  const draft = `${path}.${process.pid}.tmp`
  writeFileSync(draft, `${JSON.stringify(baselines, null, 2)}\n`)
  renameSync(draft, path)
}
