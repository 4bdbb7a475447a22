import type {Place, Problem} from '../model.ts'
import type {Fault, Path} from './fault.ts'
import {type Excerpt, placeIn} from './place-in.ts'
import {type YamlNode, yamlNode, yamlRange} from './yaml-node.ts'

/** A YAML text and, once something has to be placed in it, its values with their offsets. */
export interface PlacedYaml extends Excerpt {
  node?: YamlNode
}

/** A fault found in a value as a problem at the place of the YAML text that the value was read from. */
export function placeFault(yaml: PlacedYaml, fault: Fault): Problem {
  const {rule, severity = 'error', path, on, within, reason, hint, url} = fault
  const place = placeOf(yaml, path, on, within)
  return {rule, severity, reason, place, ...(hint && {hint}), ...(url && {url})}
}

/**
 * Where a field's key or value stands, or the piece `within` of it; where the text does not hold the field, the nearest
 * field around it that it holds.
 */
export function placeOf(yaml: PlacedYaml, path: Path, on: 'key' | 'value', within?: string): Place {
  yaml.node ??= yamlNode(yaml.text)
  const range = yamlRange(yaml.node, path, on)
  if (range) {
    const found = within === undefined ? -1 : yaml.text.slice(range.start, range.end).indexOf(within)
    const start = range.start + Math.max(found, 0)
    return path.length === 0 ? topOf(yaml) : placeIn(yaml, start, found === -1 ? range.end : start + within!.length)
  }
  return path.length === 0 ? topOf(yaml) : placeOf(yaml, path.slice(0, -1), 'key')
}

/** The first line that says something stands for the whole. */
function topOf(yaml: PlacedYaml): Place {
  const start = yaml.node?.start ?? 0
  return placeIn(yaml, start, start + /^[^\n\r]*/.exec(yaml.text.slice(start))![0].length)
}
