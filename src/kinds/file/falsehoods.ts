import type {Falsehood} from '../../kind.ts'
import type {Observation} from '../../model.ts'
import type {File} from './schema.ts'

/** A file that is gone, or there where it should not be, or has nothing in it. */
export function falsehoods(_: File, seen: Observation): Falsehood[] {
  if (seen.exists !== true)
    return [{where: 'there is a file', seen: {exists: true, kind: 'file', age: 0, mode: '0644', ...empty}}]
  const {json: _json, yaml: _yaml, ...others} = seen
  const gone = {where: 'the file is gone', seen: {exists: false}, hint: 'expect that it `exists`'}
  const hollow = {
    where: 'the file is empty',
    seen: {...others, ...empty},
    about: ['text', 'json', 'yaml', 'sha256', 'size'],
  }
  return seen.kind === 'file' ? [gone, hollow] : [gone]
}

/** The content of an empty file. */
const empty = {
  size: 0,
  text: '',
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
}
