/** A number and its noun: `1 check`, `2 checks`, `0 checks`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
