import {judge, judgeValue, otherValues, readPath, replaceAt} from '../expect/index.ts'
import type {Json} from '../model.ts'
import type {Passed} from '../passed.ts'
import type {Trial} from './trial.ts'

/** What each expectation has to notice by itself: that what it looks at is gone, is something else, is far off. */
export function expectationTrials(passed: Passed): Trial[] {
  const {expect, observation, schema, claims, context, placeOf, spec} = passed
  const written = Object.entries(expect).flatMap(([path, predicate]) => {
    const isMet = async (value: Json | undefined) => {
      const [judged] = await judge({[path]: predicate}, replaceAt(observation, path, value, schema), schema, context)
      return judged!.met
    }
    return trialsOf(path, predicate, readPath(observation, path, schema)!, isMet).map((trial) => ({
      ...trial,
      place: placeOf(path),
    }))
  })
  const stated = claims.flatMap(({name, actual, predicate}) => {
    const isMet = async (value: Json | undefined) =>
      value !== undefined && (await judgeValue(name, predicate, value, context)).met
    return trialsOf(name, predicate, actual!, isMet).map((trial) => ({...trial, place: spec.place}))
  })
  return [...written, ...stated]
}

function trialsOf(
  path: string,
  predicate: Json,
  seen: Json,
  isMet: (value: Json | undefined) => Promise<boolean>,
): Omit<Trial, 'place'>[] {
  const {any, far} = otherValues(predicate, seen)
  const all = async (values: Json[]) => {
    for (const value of values) if (!(await isMet(value))) return false
    return true
  }
  return [
    {path, where: `\`${path}\` is not there`, survives: () => isMet(undefined)},
    {path, where: `\`${path}\` is anything else`, hint: 'expect the value itself', survives: () => all(any)},
    ...(far.length === 0
      ? []
      : [
          {
            path,
            where: `\`${path}\` is ten times as much, a tenth of it, or 0`,
            hint: 'expect a number that can be too high or too low',
            survives: () => all(far),
          },
        ]),
  ]
}
