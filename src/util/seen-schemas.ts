import type {Comparison, Evidence, Expectation, Place, Point, Waiver} from '../model.ts'
import {noun} from './noun-schema.ts'

const {object, text, count, flag, ref} = noun

const point = object<Point>({
  line: {type: 'integer', minimum: 1, description: 'Counted from 1.'},
  column: {type: 'integer', minimum: 1, description: 'Counted from 1, in UTF-16 code units.'},
})

const place = object<Place>({
  path: text('Path relative to the root of the project, with `/` between its parts.'),
  start: ref('point'),
  end: {...ref('point'), description: 'The position behind the last character.'},
})

const waiver = object<Waiver>({
  until: text('Last day of the waiver, `YYYY-MM-DD`.'),
  because: text('Why the check may fail until then.'),
})

const comparison = object<Comparison>(
  {
    recorded: {type: 'number', description: 'The baseline; absent where none is recorded.'},
    seen: {type: 'number', description: 'What was seen, in the same unit.'},
    unit: {enum: ['ms', 'B', '%', '/s'], description: 'Unit of both; absent for a plain number.'},
    difference: {type: 'number', description: 'In percent of the baseline.'},
    tolerance: text('How far off it may be: `±20%`.'),
  },
  {recorded: true, unit: true, difference: true},
)

const expectation = object<Expectation>(
  {
    path: text('Path into the observation.'),
    expected: text('The predicate as written.'),
    actual: {description: 'What was seen, any JSON; absent where the path led nowhere.'},
    met: flag('Whether the predicate holds.'),
    derivation: text('How the value came about where it was converted.'),
    error: text('Why it could not be judged; the check is then errored.'),
    comparison: {...ref('comparison'), description: 'Where it is compared with a baseline.'},
    place: ref('place'),
  },
  {actual: true, derivation: true, error: true, comparison: true, place: true},
)

const evidence = object<Evidence>(
  {
    label: text('What it is: `stderr`, `body`…'),
    text: text('Redacted and cut to size.'),
    bytes: count('Size of the whole in bytes, where `text` is only a part of it.'),
  },
  {bytes: true},
)

/** JSON Schemas of what a check has seen, by the names that they refer to each other by: reports and pages both tell it. */
export const seenSchemas = {expectation, comparison, evidence, waiver, place, point}
