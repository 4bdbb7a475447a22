import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Json, Unit} from '../model.ts'
import type {Baselines, Recorded, RecordedCheck} from '../recorded.ts'
import {isObject} from '../util/is-object.ts'
import {baselinesPath} from './baselines-path.ts'

/** What is recorded on a target; `flaw`: why nothing of the file can be used. Never throws. */
export function readBaselines(root: string, target: string): {baselines: Baselines; flaw?: string} {
  const none: Baselines = {version: 1, target, checks: {}}
  const path = baselinesPath(target)
  try {
    const kept = JSON.parse(readFileSync(join(root, path), 'utf8')) as Json
    const checks = isObject(kept) && isObject(kept.checks) ? Object.entries(kept.checks).map(checkIn) : undefined
    if (!checks?.every((one) => one !== undefined))
      return {baselines: none, flaw: `\`${path}\` is not what \`proofbook baseline record\` writes`}
    return {baselines: {...none, checks: Object.fromEntries(checks)}}
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? {baselines: none} : {baselines: none, flaw: `\`${path}\` cannot be read: ${message}`}
  }
}

function checkIn([id, one]: [string, Json]): [string, RecordedCheck] | undefined {
  if (!isObject(one) || typeof one.digest !== 'string' || typeof one.time !== 'string') return undefined
  const values = isObject(one.values) ? Object.entries(one.values).map(valueIn) : [undefined]
  if (!values.every((value) => value !== undefined)) return undefined
  const {digest, time, commit} = one
  return [id, {digest, time, ...(typeof commit === 'string' && {commit}), values: Object.fromEntries(values)}]
}

const units = new Set<unknown>(['ms', 'B', '%', '/s'] satisfies Unit[])

function valueIn([path, one]: [string, Json]): [string, Recorded] | undefined {
  if (!isObject(one)) return undefined
  const {value, unit} = one
  if (typeof value !== 'number' || (unit !== undefined && !units.has(unit))) return undefined
  return [path, {value, ...(unit !== undefined && {unit: unit as Unit})}]
}
