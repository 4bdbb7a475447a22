import type {Kind} from '../kind.ts'
import {cutShort, nothingIsThere, secretStaysOffCommandLines} from './live-laws.ts'
import {
  effectIsKnown,
  falsehoodsAreSound,
  impliedFits,
  loads,
  observationIsSound,
  schemaIsSound,
  toolsAreNamed,
  wordsAreSound,
} from './plain-laws.ts'
import type {ConformanceSetup} from './setup.ts'

/** The laws that every kind keeps, for any test runner: each has a name, and `run` rejects where it is broken. */
export function conformance<Options extends object>(
  kind: Kind<Options>,
  setup: ConformanceSetup = {},
): {name: string; run: () => Promise<void>}[] {
  // What a kind is given has passed its schema, so it may know its type; the suite gives it examples that do.
  const plain = kind as unknown as Kind
  const law = (name: string, run: (kind: Kind, setup: ConformanceSetup) => void | Promise<void>) => ({
    name: `${kind.name}: ${name}`,
    run: async () => run(plain, setup),
  })
  return [
    law('its options have a sound schema, with a description each and examples that validate', schemaIsSound),
    law('what it sees has a sound schema, with a description and a known unit each', observationIsSound),
    law('what it implies can be judged', impliedFits),
    law('its words are the same every time, and never fail', wordsAreSound),
    law('the wrong worlds it tells of could be seen', falsehoodsAreSound),
    law('its effect is reads, writes or destroys', effectIsKnown),
    law('its tools say how to get them', toolsAreNamed),
    law('it loads what looks', loads),
    law('it does not pass where nothing is', nothingIsThere),
    law('it ends within two seconds once it is told to', cutShort),
    law('it puts no secret on a command line', secretStaysOffCommandLines),
  ]
}
