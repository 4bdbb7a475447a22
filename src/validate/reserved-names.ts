const reserved =
  /^(PATH|HOME|LANG|TZ|SHELL|IFS|ENV|PS4|CDPATH|SHELLOPTS|BASHOPTS|(LC|LD|DYLD|BASH|NODE|GIT|PG)_?[A-Z0-9_]*)$/

/** Whether a name means something to the programs that would find it in their environment: no document may set it. */
export function isReserved(name: string): boolean {
  return reserved.test(name)
}
