import type {Kind, Kinds} from '../kind.ts'
import type {Place} from '../model.ts'
import type {PageFence, PageShell, TextStart} from '../page.ts'
import {isObject} from '../util/is-object.ts'
import {lineStarts} from '../util/line-starts.ts'
import {placeIn} from '../util/place-in.ts'
import {readYaml} from '../util/read-yaml.ts'
import {writtenAt} from '../util/written-at.ts'
import {yamlNode, yamlRange} from '../util/yaml-node.ts'
import {opensCheck, readOpening} from './check-info.ts'

/**
 * The shell code of a check: the fields that the schema of its kind gives the media type of shell scripts. Undefined where the block is
 * no such check, or cannot be read.
 */
export function checkShell(fence: PageFence, kinds: Kinds): PageShell[] | undefined {
  const info = `${fence.language} ${fence.meta}`
  if (!opensCheck(info)) return undefined
  const {opening} = readOpening(info, () => nowhere)
  const kind = Object.hasOwn(kinds, opening.kind) ? kinds[opening.kind]! : undefined
  const names = kind ? shellFields(kind) : []
  if (names.length === 0) return undefined
  if (opening.form === 'yaml') return inFields(fence, names)
  if (!names.includes(kind?.code ?? '')) return undefined
  const folder = opening.options.find(({name}) => name === 'cwd')?.value ?? ''
  return [{text: fence.text, starts: lineStarts(fence), folder}]
}

/** Of an opening line, only what it says is wanted. */
const nowhere: Place = {path: '', start: {line: 1, column: 1}, end: {line: 1, column: 1}}

function shellFields({schema}: Kind): string[] {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  return Object.keys(properties).filter((name) => {
    const property = properties[name]!
    return isObject(property) && property['contentMediaType'] === 'text/x-shellscript'
  })
}

function inFields({text, line, columns}: PageFence, names: string[]): PageShell[] | undefined {
  const {value: fields, faults} = readYaml(text)
  if (faults.length > 0 || fields === undefined || !isObject(fields)) return undefined
  const node = yamlNode(text)
  const folder = typeof fields['cwd'] === 'string' ? fields['cwd'] : ''
  return names.flatMap((name): PageShell[] => {
    const value = fields[name]
    const range = yamlRange(node, [name], 'value')
    const offsets =
      typeof value === 'string' && range ? writtenAt(text.slice(0, range.end), range.start, value) : undefined
    if (typeof value !== 'string' || !offsets) return []
    const starts = offsets.flatMap((offset, at): TextStart[] => {
      if (at > 0 && offset === offsets[at - 1]! + 1 && text[offset - 1] !== '\n') return []
      return [{at, ...placeIn({path: '', text, line, columns}, offset, offset).start}]
    })
    return [{text: value, starts, folder}]
  })
}
