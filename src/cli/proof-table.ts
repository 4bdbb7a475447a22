import {styleText} from 'node:util'
import type {Claims, ProofsIndex, VerificationState} from '../proof.ts'
import {defuse, oneLine} from '../report/index.ts'
import {plural} from '../util/plural.ts'

type Verified = ProofsIndex['documents'][number]['verifications'][string]

/** A sign of its own for each state, so that colour only repeats it. */
const signs: Record<VerificationState, {sign: string; ink: 'green' | 'red' | 'yellow' | 'dim'}> = {
  verified: {sign: '✓', ink: 'green'},
  broken: {sign: '✗', ink: 'red'},
  stale: {sign: '~', ink: 'yellow'},
  expired: {sign: '!', ink: 'yellow'},
  unproven: {sign: '-', ink: 'dim'},
}

/** What is proven for people: a line for every document and target that a check of it applies to, then how many are in which state. */
export function proofTable(
  documents: ProofsIndex['documents'],
  claims: readonly Claims[],
  targets: readonly string[],
  {color}: {color: boolean},
): string {
  const bySlug = new Map(documents.map(({slug, verifications}) => [slug, verifications]))
  const rows = claims.flatMap(({path, slug, checks}) =>
    targets.flatMap((target) => {
      const count = checks.filter((check) => !check.targets || check.targets.includes(target)).length
      const known = bySlug.get(slug)?.[target]
      return count === 0 ? [] : [{path: oneLine(path), target, ...cellsOf(known, count)}]
    }),
  )
  const width = (name: 'path' | 'target' | 'share') => Math.max(0, ...rows.map((row) => row[name].length))
  const [paths, names, shares] = [width('path'), width('target'), width('share')]
  const lines = rows.map(({path, target, state, share, when}) => {
    const {sign, ink} = signs[state]
    const word = `${sign} ${state}`.padEnd(10)
    const shown = color ? styleText(ink, word, {validateStream: false}) : word
    return `${path.padEnd(paths)}  ${target.padEnd(names)}  ${shown}  ${share.padStart(shares)}  ${when}`.trimEnd()
  })
  const without = claims.filter(({checks}) => checks.length === 0).length
  const counts = Object.keys(signs).flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length
    return count > 0 ? [`${count} ${state}`] : []
  })
  const toothless = rows.reduce((sum, row) => sum + row.toothless, 0)
  const sum = [
    ...(counts.length > 0 ? counts : ['nothing to prove']),
    ...(toothless > 0 ? [plural(toothless, 'toothless check')] : []),
    ...(without > 0 ? [`${plural(without, 'document')} without checks`] : []),
  ]
  return `${defuse([...lines, ...(lines.length > 0 ? [''] : []), sum.join(', ')].join('\n'))}\n`
}

function cellsOf(
  known: Verified | undefined,
  count: number,
): {
  state: VerificationState
  share: string
  when: string
  toothless: number
} {
  if (!known) return {state: 'unproven', share: `0/${count}`, when: 'never', toothless: 0}
  const {state, counts, provenAt, commit, dirty, toothless = 0} = known
  const at = provenAt === undefined ? 'never' : `${provenAt.slice(0, 16).replace('T', ' ')} UTC`
  const where = commit === undefined ? '' : `  ${oneLine(commit).slice(0, 7)}${dirty ? '*' : ''}`
  const doubt = toothless > 0 ? `  ${toothless} toothless` : ''
  return {state, share: `${counts.verified}/${count}`, when: `${at}${where}${doubt}`, toothless}
}
