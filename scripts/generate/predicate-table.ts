import {forms} from '../../src/expect/index.ts'

/** The table of predicates, from the forms themselves. */
export function predicateTable(): string {
  const rows = forms.map(
    ({written, means}) => `| ${written.replaceAll('|', '\\|')} | ${means.replaceAll('|', '\\|')} |`,
  )
  return `| written | means |\n| --- | --- |\n${rows.join('\n')}`
}
