import type {CheckBlock, InfoOption} from '../document.ts'
import type {Place} from '../model.ts'
import type {Path} from '../util/fault.ts'
import {placeIn} from '../util/place-in.ts'
import {type PlacedYaml, placeOf} from '../util/place-fault.ts'
import {yamlNode, yamlRange} from '../util/yaml-node.ts'
import {optionPath} from './option-path.ts'

const bodies = new WeakMap<CheckBlock, PlacedYaml>()

/** The body of a check as a text whose offsets can be placed in the document. */
export function bodyOf(block: CheckBlock): PlacedYaml {
  const {body, columns, place} = block
  let excerpt = bodies.get(block)
  if (!excerpt) bodies.set(block, (excerpt = {path: place.path, text: body, line: place.start.line + 1, columns}))
  return excerpt
}

/**
 * Where the key or the value of a field stands, or the piece `within` of it: `['expect', 'json.status']`. A field that
 * the check does not write has the place of the nearest around it, in the end of the word that names the kind.
 */
export function locate(block: CheckBlock, path: Path, what: 'key' | 'value' = 'key', within?: string): Place {
  if (block.form === 'code') return locateOption(block, path, what, within)
  const body = bodyOf(block)
  body.node ??= yamlNode(body.text)
  return yamlRange(body.node, path.slice(0, 1), 'key') && path.length > 0
    ? placeOf(body, path, what, within)
    : block.kindPlace
}

/** Where the code of a check stands that has any, else its fence. */
export function locateCode(block: CheckBlock): Place {
  return block.body === '' ? block.kindPlace : placeIn(bodyOf(block), 0, block.body.trimEnd().length)
}

function locateOption(block: CheckBlock, path: Path, what: 'key' | 'value', within?: string): Place {
  const begins = (long: Path, short: Path) => short.every((step, index) => String(long[index]) === String(step))
  const around = block.options.filter(({name}) => begins(path, optionPath(name)))
  const exact = around.sort((a, b) => optionPath(b.name).length - optionPath(a.name).length)[0]
  const option = exact ?? block.options.find(({name}) => path.length > 0 && begins(optionPath(name), path))
  if (!option) return path.length > 1 ? locateOption(block, path.slice(0, -1), 'key') : block.kindPlace
  const {name, place} = option
  if (!exact || (what === 'key' && optionPath(name).length === path.length)) return stretch(place, 0, name.length)
  const value = writtenValue(block, option)
  const found = within === undefined ? -1 : value.indexOf(within)
  const start = name.length + 1 + Math.max(found, 0)
  return stretch(place, start, found === -1 ? name.length + 1 + value.length : start + within!.length)
}

/** The value of an option as it stands in the document, with its quotes. */
export function writtenValue(block: CheckBlock, {name, place}: InfoOption): string {
  const offset = place.start.column - block.place.start.column
  return block.raw.slice(offset + name.length + 1, offset + place.end.column - place.start.column)
}

function stretch({path, start: {line, column}}: Place, from: number, to: number): Place {
  return {path, start: {line, column: column + from}, end: {line, column: column + to}}
}
