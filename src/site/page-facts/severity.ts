/** What the field calls its severities, the worst first. */
const ranks = [
  /^(critical|crit|page|emergency|fatal|disaster|p0|s0|sev-?0)$/i,
  /^(error|major|high|alert|urgent|p1|s1|sev-?1)$/i,
  /^(warning|warn|minor|medium|ticket|p2|s2|sev-?2)$/i,
  /^(info|information|informational|notice|low|none|debug|p[3-9]|s[3-9]|sev-?[3-9])$/i,
]

/** How bad a severity is, by the names that are common: 0 is the worst, 4 is a name that nobody knows, 5 is none. */
export function severityRank(severity: string | undefined): number {
  if (!severity) return ranks.length + 1
  const rank = ranks.findIndex((pattern) => pattern.test(severity))
  return rank === -1 ? ranks.length : rank
}

/** Sorts severities, the worst first; equals stand together. */
export function compareSeverities(a: string | undefined, b: string | undefined): number {
  const byRank = severityRank(a) - severityRank(b)
  return byRank || (a === b ? 0 : (a ?? '') < (b ?? '') ? -1 : 1)
}
