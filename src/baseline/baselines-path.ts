/** The file that the baselines of a target are kept in, relative to the root of a project: for git, beside what they are about. */
export function baselinesPath(target: string): string {
  return `baselines/${target}.json`
}
