/** A value of the page's address, as `namespace` of `?namespace=shop`. */
export function fromAddress(name: string): string | undefined {
  return new URLSearchParams(location.search).get(name) ?? undefined
}

/** Puts a value into the page's address, or takes it out where it is empty; the history gets no new entry. */
export function intoAddress(name: string, value: string): void {
  const url = new URL(location.href)
  if (value === '') url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  try {
    history.replaceState(history.state, '', url)
  } catch {
    // Browsers limit how often this may be called: the next call catches up.
  }
}
