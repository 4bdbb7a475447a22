import {existsSync, readdirSync, readFileSync, readlinkSync} from 'node:fs'

/** The living processes whose environment holds a text, other than this one: `pid command line`. */
export function processesWith(text: string): string[] {
  return pids().flatMap((name) => {
    if (Number(name) === process.pid) return []
    const state = /\) (.)/.exec(read(name, 'stat'))?.[1]
    const isMeant = state !== undefined && state !== 'Z' && read(name, 'environ').includes(text)
    return isMeant ? [`${name} ${read(name, 'cmdline').replaceAll('\0', ' ').slice(0, 100)}`] : []
  })
}

/** The living processes whose working directory is a folder: `pid command line`. */
export function processesIn(folder: string): string[] {
  return pids().flatMap((name) => {
    const isMeant = folderOf(name) === folder && Number(name) !== process.pid
    return isMeant ? [`${name} ${read(name, 'cmdline').replaceAll('\0', ' ').slice(0, 100)}`] : []
  })
}

/** The command lines of all processes. */
export function commandLines(): string[] {
  return pids().map((name) => read(name, 'cmdline').replaceAll('\0', ' '))
}

/** Where there is no /proc, nothing is known, and nothing is claimed. */
function pids(): string[] {
  return existsSync('/proc/self') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    return ''
  }
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}
