/** Thrown where something could not be found out; the message says what was missing and how to get it. */
export class CannotTell extends Error {
  override name = 'CannotTell' as const
}
