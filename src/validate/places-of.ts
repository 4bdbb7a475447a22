import type {Document} from '../document.ts'
import type {CheckSpec, Place} from '../model.ts'
import {locate} from './locate.ts'

/** Where an expectation of a spec stands in its document. */
export function placesOf(documents: readonly Document[]): (spec: CheckSpec, path: string) => Place | undefined {
  const blocks = new Map(
    documents.flatMap(({path, blocks}) => blocks.map((block) => [`${path}:${block.place.start.line}`, block] as const)),
  )
  return (spec, path) => {
    const block = blocks.get(`${spec.document}:${spec.place.start.line}`)
    return block && locate(block, ['expect', path])
  }
}
