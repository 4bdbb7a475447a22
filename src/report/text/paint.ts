import {styleText} from 'node:util'

/** How a piece of text is emphasised; what it says is never said by colour alone. */
export type Ink = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold' | 'plain'

/** Gives a text its colour, or gives it back as it is. */
export type Paint = (ink: Ink, text: string) => string

/** The painter of a report: whether to colour is decided by the caller, never by the environment. */
export function painter(color: boolean): Paint {
  if (!color) return (_, text) => text
  return (ink, text) => (ink === 'plain' || text === '' ? text : styleText(ink, text, {validateStream: false}))
}
