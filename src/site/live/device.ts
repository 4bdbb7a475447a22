/** What is kept on this device under a name; undefined where nothing is, or where the browser keeps nothing. */
export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`proofbook.${name}`) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text on this device; nothing happens where the browser does not allow it. */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(`proofbook.${name}`, text)
  } catch {
    // Full, or forbidden: the page works on without.
  }
}
