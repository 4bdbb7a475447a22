/** What a part of an address stands for, percent signs decoded; where one is not followed by what it should be, the part as it is. */
export function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
