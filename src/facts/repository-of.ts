import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {Repository} from '../fact.ts'

/** The public address of the git repository that a folder is in, as its `origin` says; undefined where there is none. Starts no git. */
export function repositoryOf(folder: string): Repository | undefined {
  for (let root = folder; ; root = dirname(root)) {
    const config = textOf(join(root, '.git', 'config'))
    if (config !== undefined) {
      const address = addressOf(/\[remote "origin"\][^[]*?^\s*url\s*=\s*(\S+)/m.exec(config)?.[1])
      return address === undefined ? undefined : {address, branch: branchOf(root), root}
    }
    if (root === dirname(root)) return undefined
  }
}

/** `git@host:owner/name.git` and its like as an address for browsers; nothing that carries a password. */
function addressOf(url: string | undefined): string | undefined {
  const [, host, path] =
    /^(?:https?:\/\/|ssh:\/\/|git:\/\/)?(?:[^@/\s]+@)?([a-z0-9.-]+\.[a-z]+)(?::\d+)?[:/]([\w./~-]+?)(?:\.git)?\/?$/i.exec(
      url ?? '',
    ) ?? []
  return host === undefined ? undefined : `https://${host}/${path}`
}

function branchOf(root: string): string {
  const head = textOf(join(root, '.git', 'HEAD'))?.trim() ?? ''
  return /^ref: refs\/heads\/(.+)$/.exec(head)?.[1] ?? (/^[0-9a-f]{40,64}$/.test(head) ? head : 'main')
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
