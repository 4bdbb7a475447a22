import type {LintSettings} from '../model.ts'

/** How rules are applied where a configuration says nothing of them. */
export const defaultLintSettings: LintSettings = {
  rules: {},
  addresses: {},
  foreignVariables: [],
  programs: {},
  exclude: [],
}
