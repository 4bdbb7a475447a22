/** The known names that are likely meant by `word`, best first: at most three, none when nothing is close. */
export function nearest(word: string, known: Iterable<string>): string[] {
  const wanted = word.toLowerCase()
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  const near: {name: string; distance: number}[] = []
  for (const name of new Set(known)) {
    const distance = editDistance(wanted, name.toLowerCase(), limit)
    if (distance <= limit) near.push({name, distance})
  }
  near.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
  return near.slice(0, 3).map(({name}) => name)
}

/** ``did you mean `a` or `b`?``, or undefined when nothing is close to `word`. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  const names = nearest(word, known).map((name) => `\`${name}\``)
  return names.length === 0 ? undefined : `did you mean ${names.join(' or ')}?`
}

/** Damerau's optimal string alignment distance, or `limit + 1` as soon as it is certain to be larger than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let older: number[] = []
  let old = Array.from({length: b.length + 1}, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(old[j]! + 1, row[j - 1]! + 1, old[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, older[j - 2]! + 1)
      row.push(best)
    }
    older = old
    old = row
  }
  return old[b.length]!
}
