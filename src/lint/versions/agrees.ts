import {intersects, validRange} from 'semver'
import type {VersionFact} from '../../fact.ts'
import type {VersionClaim} from './version-claims.ts'

/**
 * Whether a claim can be true beside what is known of a name. Who asks for a version or a later one is held against what the repository
 * asks for, because the oldest that a page allows must be one that works; all else against every fact. What no range can be made of agrees.
 */
export function agrees(
  {version, orLater}: Pick<VersionClaim, 'version' | 'orLater'>,
  facts: readonly VersionFact[],
): boolean {
  const against = heldAgainst({orLater}, facts)
  const claimed = orLater && against.every(({precision}) => precision === 'exact') ? `>=${version}` : version
  return against.some((fact) => {
    const range = rangeOf(fact)
    return range === undefined || intersects(claimed, range)
  })
}

function rangeOf({version, precision}: VersionFact): string | undefined {
  if (precision === 'range') return validRange(version.replace(/,/g, ' ').replace(/==|~=/g, '~')) ?? undefined
  return /^v?(\d+(?:\.\d+){0,2})/.exec(version)?.[1]
}

/** What a claim is held against. */
export function heldAgainst(
  {orLater}: Pick<VersionClaim, 'orLater'>,
  facts: readonly VersionFact[],
): readonly VersionFact[] {
  const asked = facts.filter(({precision}) => precision === 'range')
  return orLater && asked.length > 0 ? asked : facts
}
