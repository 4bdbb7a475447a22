import type {FactReader} from '../../fact.ts'
import {packageJson} from './package-json.ts'
import {prometheusRules} from './prometheus-rules.ts'

/** Everything that facts are read from: one line a reader. */
export const readers: FactReader[] = [packageJson, prometheusRules]
