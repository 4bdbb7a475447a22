import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

/** A file that the build puts beside the program, or, for what runs from its sources, into `dist`. Absolute. */
export function builtFile(name: string): string {
  const places = ['./', '../', '../../../dist/'].map((place) => fileURLToPath(new URL(place + name, import.meta.url)))
  return places.find((path) => existsSync(path)) ?? places[0]!
}
