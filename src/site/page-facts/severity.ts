/** What the field calls its severities, the worst first. */
const ranks = [
  /^(critical|crit|page|emergency|fatal|disaster|p0|p1|s1|sev-?[01])$/i,
  /^(error|major|high|alert|urgent|p2|s2|sev-?2)$/i,
  /^(warning|warn|minor|medium|ticket|p3|s3|sev-?3)$/i,
  /^(info|information|informational|notice|low|none|debug|p4|p5|s4|sev-?[45])$/i,
]

/** How bad a severity is, by the names that are common: 0 is the worst, 4 is a name that nobody knows, 5 is none. */
export function severityRank(severity: string | undefined): number {
  if (!severity) return ranks.length + 1
  const rank = ranks.findIndex((pattern) => pattern.test(severity))
  return rank === -1 ? ranks.length : rank
}
