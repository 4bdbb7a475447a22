import {readdirSync, readFileSync} from 'node:fs'
import {join, posix} from 'node:path'

/** What of a folder is drawn. */
interface Drawing {
  /** Folder whose folders and files are the nodes. */
  root: string
  /** Nodes that nearly everything imports: drawn, they would hide the rest. */
  without: string[]
  direction: 'LR' | 'TB'
}

/** Who imports whom, folder by folder, as a Mermaid flowchart; dotted where only types are imported. Tests are left out. */
export function folderGraph({root, without, direction}: Drawing): string {
  const edges = new Map<string, boolean>()
  for (const file of sources(root)) {
    const from = nodeOf(root, file)
    for (const {to, isCode} of importsOf(file)) {
      if (!to.startsWith(`${root}/`)) continue
      const target = nodeOf(root, to)
      if (target === from || without.includes(from) || without.includes(target)) continue
      const edge = `${from} ${target}`
      edges.set(edge, isCode || edges.get(edge) === true)
    }
  }
  const sorted = [...edges].sort(([one], [other]) => (one < other ? -1 : 1))
  const nodes = [...new Set(sorted.flatMap(([edge]) => edge.split(' ')))].sort()
  const lines = [
    `flowchart ${direction}`,
    ...nodes.map((node) => `  ${idOf(node)}["${node}"]`),
    ...sorted.map(([edge, isCode]) => {
      const [from, to] = edge.split(' ').map(idOf)
      return `  ${from} ${isCode ? '-->' : '-.->'} ${to}`
    }),
  ]
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``
}

function sources(root: string): string[] {
  return readdirSync(root, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test(-support)?\.tsx?$/.test(entry.name))
    .map(({parentPath, name}) => join(parentPath, name).replaceAll('\\', '/'))
    .sort()
}

/** The folder right below the root, or the file there: `parse/`, `proofbook.ts`. */
function nodeOf(root: string, path: string): string {
  const [first, ...rest] = path.slice(root.length + 1).split('/')
  return rest.length > 0 ? `${first}/` : first!
}

const statement =
  /(?:^|\n)(?<kind>import|export)\s+(?<types>type\s)?[^'"]*?['"](?<from>\.[^'"]+)['"]|import\(['"](?<later>\.[^'"]+)['"]\)/g

function importsOf(file: string): {to: string; isCode: boolean}[] {
  return [...readFileSync(file, 'utf8').matchAll(statement)].map(({groups}) => ({
    to: posix.join(posix.dirname(file), groups?.from ?? groups?.later ?? ''),
    isCode: groups?.types === undefined,
  }))
}

/** Mermaid knows some words by itself, `end` among them; none has this prefix. */
function idOf(node: string): string {
  return `n_${node.replaceAll(/[^a-z0-9]/gi, '_')}`
}
