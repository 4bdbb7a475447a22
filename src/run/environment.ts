import {accessSync, constants, statSync} from 'node:fs'
import {delimiter, isAbsolute, join} from 'node:path'
import type {Target} from '../model.ts'

/** Environment variables by name, as Node has them. */
export type Env = Readonly<Record<string, string | undefined>>

/** What every command gets from the caller's environment, besides what the target names. */
const passedOn = ['PATH', 'HOME', 'LANG', 'TZ']

/** Where programs are looked for when the caller does not say. */
const standardPath = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin'

/** The least that a command needs to run. */
export function minimalEnvironment(env: Env): Record<string, string> {
  return {PATH: standardPath, ...pick(env, passedOn)}
}

/** The variables that checks may use: those of the target, and those that it takes from the caller's environment. */
export function targetVariables({vars, env: names}: Target, env: Env): Record<string, string> {
  return {...pick(env, names), ...vars}
}

function pick(env: Env, names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}

/** The absolute path of a program, by its name or its path below `root`; undefined where there is none that may be run. */
export function findProgram(name: string, path: string, root: string): string | undefined {
  const places = name.includes('/') ? [isAbsolute(name) ? name : join(root, name)] : path.split(delimiter)
  return places.map((place) => (name.includes('/') ? place : join(place || '.', name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
