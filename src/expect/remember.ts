/** A pure function that keeps the results for the last `limit` arguments, so that what is written often is read once. */
export function remember<Argument, Result>(limit: number, make: (argument: Argument) => Result) {
  const known = new Map<Argument, Result>()
  return (argument: Argument): Result => {
    const old = known.get(argument)
    if (old !== undefined) return old
    const result = make(argument)
    if (known.size >= limit) known.delete(known.keys().next().value!)
    known.set(argument, result)
    return result
  }
}
