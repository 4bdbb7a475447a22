import type {Manifest} from './manifest.ts'

/** The rule files of a staged site as globs that find nothing but them. */
export function ruleGlobs({rules}: Pick<Manifest, 'rules'>): string[] {
  return rules.map((path) => path.replace(/[*?[\]{}()!\\]/g, String.raw`\$&`))
}
