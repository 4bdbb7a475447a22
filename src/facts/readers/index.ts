import type {FactReader} from '../../fact.ts'
import {codeowners} from './codeowners.ts'
import {packageJson} from './package-json.ts'
import {prometheusRules} from './prometheus-rules.ts'

/** Everything that facts are read from: one line a reader. */
export const readers: FactReader[] = [codeowners, packageJson, prometheusRules]
