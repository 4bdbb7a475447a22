import {secretFormats} from './secret-formats.ts'

/** A secret in a text, by its offsets. */
export interface FoundSecret {
  name: string
  start: number
  end: number
  isDoubtful: boolean
}

/** What in a text has the form of a secret, and is none of those that vendors give as examples. Nothing of it is repeated in the result. */
export function findSecrets(text: string, today: string): FoundSecret[] {
  return secretFormats.flatMap(({name, hint, pattern, isReal, isDoubtful = false}) => {
    if (!text.includes(hint)) return []
    return [...text.matchAll(pattern)]
      .filter((match) => isReal?.(match, today) ?? true)
      .map((match) => ({name, start: match.index, end: match.index + match[0].length, isDoubtful}))
  })
}
