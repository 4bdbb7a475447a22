import type {Json} from '../../model.ts'
import {quote} from '../../util/describe.ts'
import {typeFlaws} from '../fit.ts'
import {flawed, predicatesPage} from '../flawed.ts'
import type {Operator} from '../predicate.ts'
import {remember} from '../remember.ts'
import {show} from '../show.ts'
import {moot} from '../verdict.ts'
import {loadVersionRange, versionRange} from '../version-range.ts'

/** A version as of Semantic Versioning, but `v` may stand before it and the minor and patch numbers may be absent. */
const version = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(-[0-9A-Za-z.-]{1,100})?(?:\+[0-9A-Za-z.-]{1,100})?$/

const rangeOf = remember(200, (written: string) => {
  try {
    const Range = versionRange()
    return new Range(written, {includePrerelease: true})
  } catch {
    return undefined
  }
})

export const semver: Operator = {
  name: 'semver',
  written: '`{semver: ">=20"}`',
  means:
    'a version within a range of the npm kind (`>=20 <23`, `^1.2`, `~1.2.3`, `1.x || 2.x`); `v20`, `20.1` and prereleases are versions too',
  nests: false,
  examples: [
    {
      predicate: {semver: '>=20'},
      accepts: ['20.0.0', 'v20.20.1\n', '21', '21.0.0-rc.1'],
      rejects: ['19.9', '19.0.0-rc.1', 'x', 20],
    },
    {predicate: {semver: '^1.2'}, accepts: ['1.2.0', '1.9'], rejects: ['2.0.0', '1.1.9', '2.0.0-alpha']},
    {predicate: {semver: '~1.2.3 || 3.x'}, accepts: ['1.2.9', '3.7.1'], rejects: ['1.3.0', '4.0.0', null]},
  ],
  parse: (argument) => {
    if (typeof argument !== 'string' || argument.length > 200) {
      const hint = typeof argument === 'number' ? `did you mean \`{semver: "${argument}"}\`?` : undefined
      return flawed({reason: `Unexpected ${quote(show(argument))}, expected a range such as \`">=20"\``, hint})
    }
    const wrong = () => ({
      reason: `Unexpected ${quote(argument)}, expected a range of versions such as \`>=20\` or \`^1.2\``,
      url: predicatesPage,
    })
    return {
      judge: (seen) => {
        const seenVersion = versionOf(seen)
        if (seenVersion === undefined) return moot(`${show(seen)} is no version`)
        const range = rangeOf(argument)
        if (!range) return {error: wrong().reason}
        return {met: range.test(seenVersion), ...(seenVersion !== seen && {why: `${show(seen)} → ${seenVersion}`})}
      },
      load: async () => void (await loadVersionRange()),
      check: () => (rangeOf(argument) ? [] : [wrong()]),
      fits: (field) => typeFlaws('{semver: …}', ['string'], field),
      reach: () => (/^\s*(?:[*xX]?|>=\s*0+(?:\.0+){0,2})\s*$/.test(argument) ? 'all' : 'some'),
    }
  },
}

function versionOf(seen: Json): string | undefined {
  const parts = typeof seen === 'string' && seen.length < 300 ? version.exec(seen.trim()) : undefined
  return parts ? `${Number(parts[1])}.${Number(parts[2] ?? 0)}.${Number(parts[3] ?? 0)}${parts[4] ?? ''}` : undefined
}
