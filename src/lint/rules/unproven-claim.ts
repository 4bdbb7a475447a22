import type {Finding, Rule} from '../../rule.ts'
import {quote} from '../../util/describe.ts'
import {isCheck} from '../page/is-check.ts'

const check = '```check http\nid: healthy\nget: ${BASE_URL}/health\n```\n'

/** A section that promises a proof has one. */
export const unprovenClaim: Rule = {
  name: 'unproven-claim',
  about: 'A section that is called `Verify` has a check',
  why: 'Whoever follows the steps ends with the feeling that it worked, and nothing that says so.',
  remedy: 'Put a `check` where the section says what is true when all went well.',
  severity: 'warning',
  good: [
    {shows: 'a check in the section, or below it', page: `# Restart\n\n## Verify\n\n### In the log\n\n${check}`},
    {
      shows: 'a page without checks, in a project that has none',
      page: '# Restart\n\n## Verify\n\nLook at the dashboard.\n',
    },
    {
      shows: 'a page that is no runbook',
      files: {'runbooks/other.md': check},
      path: 'docs/design.md',
      page: '# Design\n\n## Verification\n\nBy tests.\n',
    },
  ],
  bad: [
    {
      shows: 'a section that only says to look',
      files: {'runbooks/other.md': check},
      page: '# Restart\n\n## Steps\n\n1. Restart it.\n\n## Verify\n\nThe service answers again.\n\n## Roll back\n',
      finds: ['7:1 Verify'],
    },
  ],
  page: (page, world) => {
    if (
      !world.pages.some(({hasChecks}) => hasChecks) ||
      !(page.fences.some(isCheck) || /(?:runbook|playbook)/i.test(page.path))
    )
      return []
    return page.headings.flatMap((heading, index): Finding[] => {
      const {text, depth, start, end} = heading
      if (!/^(?:\d+[.)]\s*)?(?:verify|verification|verifying|confirm|confirmation)\b/i.test(text)) return []
      const next = page.headings.slice(index + 1).find((other) => other.depth <= depth)
      const last = next ? next.start.line : Infinity
      if (page.fences.some((fence) => isCheck(fence) && fence.line > start.line && fence.line < last)) return []
      const reason = `Unexpected section ${quote(text)} without a check, expected one that proves what it says`
      return [{start, end, reason, subject: text}]
    })
  },
}
