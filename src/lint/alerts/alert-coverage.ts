import {coverageOf} from '../../alerts/index.ts'
import type {AlertCoverage} from '../../report.ts'
import type {World} from '../../rule.ts'
import {alertsIn} from './alerts-in.ts'

/** Where the rules of all alerts lead; undefined where there are none. */
export function alertCoverage(world: World): AlertCoverage | undefined {
  const {leads, orphans} = alertsIn(world)
  return leads.length === 0 ? undefined : coverageOf(leads, orphans)
}
