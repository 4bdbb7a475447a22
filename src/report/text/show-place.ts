import type {Place} from '../../model.ts'
import {oneLine} from './one-line.ts'

/** `runbooks/deployment.md:42`: what editors and terminals open on a click. */
export function showPlace({path, start}: Place): string {
  return `${oneLine(path)}:${start.line}`
}

/** `runbooks/deployment.md:42:3`. */
export function showPoint(place: Place): string {
  return `${showPlace(place)}:${place.start.column}`
}
