import type {LintSettings} from '../config.ts'

/** How rules are applied where a configuration says nothing of them. */
export const defaultLintSettings: LintSettings = {
  rules: {},
  addresses: {},
  foreignVariables: [],
  programs: {},
  exclude: [],
}
