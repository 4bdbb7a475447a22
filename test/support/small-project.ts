import {existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {temporaryFolder} from './temporary-folder.ts'

/** A project in a folder of its own. */
export interface SmallProject {
  root: string
  /** Whether a check of it was run: each of its documents has one that would leave a trace. */
  ran: () => boolean
  /** What stands in its folder, by path; what a run keeps for itself is left out. */
  contents: () => Record<string, string>
}

/** A check that leaves a trace when it is run. */
export const leavesTrace = '```bash check id=leaves-a-trace\ntouch it-ran\n```\n'

/** The configuration of a small project: one target that may be read and written. */
export const configuration = `documents: [runbooks/**/*.md]
targets:
  local:
    allow: [reads, writes]
    vars: {BASE_URL: http://127.0.0.1:9}
`

/** The files of a project, by path. */
export type ProjectFiles = Record<string, string | Uint8Array>

/** Makes a project of some files, and of a `proofbook.yaml` unless it is among them. */
export function smallProject(files: ProjectFiles, root = temporaryFolder()): SmallProject {
  for (const [path, text] of Object.entries({'proofbook.yaml': configuration, ...files})) {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  return {
    root,
    ran: () => existsSync(join(root, 'it-ran')),
    contents: () => Object.fromEntries(below(root, '')),
  }
}

function below(root: string, folder: string): [path: string, text: string][] {
  return readdirSync(join(root, folder)).flatMap((name): [string, string][] => {
    const path = join(folder, name)
    const stat = lstatSync(join(root, path))
    if (name === '.proofbook') return []
    if (stat.isDirectory()) return below(root, path)
    return [[path, stat.isFile() ? readFileSync(join(root, path), 'latin1') : '']]
  })
}
