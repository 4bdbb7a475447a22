import {join} from 'node:path'
import {many} from './many.ts'
import {remember, rememberTogether, type Subject, type Together} from './remember.ts'
import {stamper} from './stamper.ts'

/** What keeps what is found of the files of a project between runs: where there is a memory, and there are many files. */
export interface Keeper {
  /** See {@link stamper}. */
  stampOf: (path: string) => string | undefined
  /** Whether so many files are enough to remember what they say. */
  isWorthIt: (paths: string[]) => boolean
  /** See {@link remember}; the paths are relative to the root, as `name` is to the folder of the memory. */
  each: <Found>(name: string, key: string[], paths: string[], find: (path: string) => Found) => Found[]
  /** See {@link rememberTogether}; the key is asked for where it is needed. */
  together: <Found>(name: string, key: () => string[], paths: string[], how: Together<string, Found>) => Found[]
}

/** The keeper of a project; `program` tells one build of Proofbook from another, `now` is in milliseconds since 1970. */
export function keeperIn(root: string, memory: {program: string; now: number} | undefined): Keeper {
  const stampOf = stamper(memory?.now ?? 0)
  const isWorthIt = (paths: string[]) => memory !== undefined && paths.length >= many
  const subjectsOf = (paths: string[]) => paths.map((path) => ({name: path, path: join(root, path)}))
  const memoryAt = (name: string, key: string[]) => {
    return {path: join(root, '.proofbook', 'cache', name), key: JSON.stringify([memory?.program, ...key]), stampOf}
  }
  return {
    stampOf,
    isWorthIt,
    each: (name, key, paths, find) => {
      if (!isWorthIt(paths)) return paths.map(find)
      return remember(memoryAt(name, key), subjectsOf(paths), ({name}) => ({found: find(name), lasts: true}))
    },
    together: (name, key, paths, how) => {
      if (!isWorthIt(paths)) return how.find(paths).findings.map(({found}) => found)
      const find = (subjects: readonly Subject[]) => how.find(subjects.map(({name}) => name))
      return rememberTogether(memoryAt(name, key()), subjectsOf(paths), {...how, find})
    },
  }
}
