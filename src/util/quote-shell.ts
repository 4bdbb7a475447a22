/** A value as one word of a POSIX shell command, quoted only where it has to be. Throws a TypeError on a NUL, which no argument can hold. */
export function quoteShell(value: string): string {
  if (value.includes('\0')) throw new TypeError('a shell word cannot hold a NUL character')
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`
}
