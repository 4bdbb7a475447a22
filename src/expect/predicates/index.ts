import type {Form, Operator, ShortForm} from '../predicate.ts'
import {all} from './all.ts'
import {any} from './any.ts'
import {baseline} from './baseline.ts'
import {after, before} from './before-after.ts'
import {between} from './between.ts'
import {compare} from './compare.ts'
import {contains} from './contains.ts'
import {equals} from './equals.ts'
import {every} from './every.ts'
import {keys} from './keys.ts'
import {length} from './length.ts'
import {literal} from './literal.ts'
import {matches} from './matches.ts'
import {not} from './not.ts'
import {oneOf} from './one-of.ts'
import {plain} from './plain.ts'
import {regex} from './regex.ts'
import {schema} from './schema.ts'
import {semver} from './semver.ts'
import {some} from './some.ts'

/** The forms that are recognised by what is written; the first that knows it reads it. */
export const shortForms: ShortForm[] = [literal, oneOf, compare, between, regex, contains, plain]

/** The forms that are written `{name: argument}`. */
export const operators: Record<string, Operator> = {
  equals,
  not,
  all,
  any,
  every,
  some,
  length,
  keys,
  matches,
  schema,
  before,
  after,
  semver,
  baseline,
}

/** All forms of predicates, with their documentation and examples, in the order a reader learns them. */
export const forms: Form[] = [plain, oneOf, compare, between, regex, contains, literal, ...Object.values(operators)]
