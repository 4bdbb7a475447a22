import type {Predicate} from './predicate.ts'

/** What a predicate has from its parts, all of which look at the same value. */
export function gathered(
  parts: Predicate[],
): Pick<Predicate, 'flaws' | 'load' | 'check' | 'fits' | 'samples' | 'decides'> {
  return {
    ...preparing(parts),
    fits: (field) => parts.flatMap((part) => part.fits(field)),
    ...(parts.every(({samples}) => samples) && {samples: () => parts.flatMap(({samples}) => samples!())}),
    decides: (['all', 'none'] as const).filter((reach) => parts.every(({decides}) => decides?.includes(reach))),
  }
}

/** What a predicate needs because its parts need it. */
export function preparing(parts: Predicate[]): Pick<Predicate, 'flaws' | 'load' | 'check'> {
  const flaws = parts.flatMap((part) => part.flaws ?? [])
  const loads = parts.flatMap(({load}) => load ?? [])
  const checks = parts.flatMap(({check}) => check ?? [])
  return {
    ...(flaws.length > 0 && {flaws}),
    ...(loads.length > 0 && {
      load: async (scene) => {
        for (const load of loads) await load(scene)
      },
    }),
    ...(checks.length > 0 && {check: () => checks.flatMap((check) => check())}),
  }
}
