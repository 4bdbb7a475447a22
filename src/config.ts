/** What the configuration says: `proofbook.yaml`, validated. */
import type {Target} from './model.ts'

/** `proofbook.yaml`, validated. */
export interface Config {
  /** Path of the file, relative to `root`; undefined when there is none and the defaults hold. */
  path?: string
  /** Absolute path of the folder that all other paths are relative to. */
  root: string
  documents: string[]
  targets: Record<string, Target>
  /** Name of the target that is used when none is named. */
  target: string
  /** Names of variables whose values are never shown. */
  secrets: string[]
  /** Modules that bring kinds of the user's own. */
  kinds: string[]
  /** Folder of the generated scripts. */
  scripts: string
  /** Undefined where there is no configuration. */
  lint?: LintSettings
}

/** How grave a rule takes its findings; `off`: it is not asked. */
export type Severity = 'off' | 'warning' | 'error'

/** How one rule is applied. */
export interface RuleSetting {
  severity?: Severity
  /** Globs of the only files that it speaks of. */
  only?: string[]
  /** Globs of files that it does not speak of. */
  except?: string[]
}

/** `lint:` of the configuration. */
export interface LintSettings {
  /** By name of the rule. */
  rules: Record<string, RuleSetting>
  /** Address that a site or repository is published at → the folder that it is made of: `https://docs.example/runbooks/` → `runbooks/`. */
  addresses: Record<string, string>
  /** Names of variables that need no documentation and no code: they are of another program. */
  foreignVariables: string[]
  /** Program → the file that says which commands and flags it has: a saved `--help`, or a page of its reference. */
  programs: Record<string, string>
  /** Globs of files that facts are not read from. */
  exclude: string[]
}
