import type {Rule} from '../../rule.ts'
import {anchorCase} from './anchor-case.ts'
import {deadAnchor} from './dead-anchor.ts'
import {deadLink} from './dead-link.ts'
import {linkCase} from './link-case.ts'
import {unknownFile} from './unknown-file.ts'
import {unknownScript} from './unknown-script.ts'

/** Every rule: one line each. */
export const rules: Rule[] = [deadLink, linkCase, deadAnchor, anchorCase, unknownFile, unknownScript]
