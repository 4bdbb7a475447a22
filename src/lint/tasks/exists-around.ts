import {join} from 'node:path/posix'
import type {Facts} from '../../fact.ts'

/** What GNU make builds a program or an object of, by the rules that it has by itself. */
const sources = ['', '.c', '.cc', '.cpp', '.C', '.f', '.p', '.sh', '.S', '.s', '.y', '.l', '.tex', '.texi']

/** Whether make is content with a name without a rule for it: a file of that name is there, or one that it knows how to build it from. */
export function existsAround(name: string, folders: string[], {files}: Facts): boolean {
  const stem = name.replace(/\.o$/, '')
  return folders.some((folder) =>
    sources.some((ending) => {
      const path = join(folder, (ending === '' ? name : stem) + ending)
      return files.has(path) && !files.isFolder(path)
    }),
  )
}
