import type {Json, JsonObject} from '../model.ts'
import type {Proof, ProvenCheck} from '../proof.ts'
import {isObject} from '../util/is-object.ts'

/** A line of the ledger, or why it is none. */
export type ProofLine = {proof: Proof} | {rule: 'ledger-line' | 'ledger-version'; reason: string}

const statuses: readonly Json[] = ['passed', 'failed', 'errored', 'skipped']

/** Understands a line of the ledger. What it says besides is left out: a line may have been written by anybody. */
export function readProof(text: string): ProofLine {
  const value = parseJson(text)
  if (!isObject(value)) return {rule: 'ledger-line', reason: 'Unexpected text, expected one JSON object on the line'}
  if (value.version !== 1) {
    const found = JSON.stringify(value.version ?? null).slice(0, 40)
    return {rule: 'ledger-version', reason: `Unexpected version \`${found}\` of a proof, expected \`1\``}
  }
  const missing = texts.find((name) => typeof value[name] !== 'string')
  if (missing) return {rule: 'ledger-line', reason: `Unexpected proof without \`${missing}\`, expected a text`}
  const {checks, commit, dirty, previous} = value
  if (!Array.isArray(checks) || !checks.every(isChecked))
    return {rule: 'ledger-line', reason: 'Unexpected `checks` of a proof, expected how each of them ended'}
  return {
    proof: {
      version: 1,
      ...(Object.fromEntries(texts.map((name) => [name, value[name]])) as Record<(typeof texts)[number], string>),
      ...(typeof commit === 'string' && {commit}),
      ...(typeof dirty === 'boolean' && {dirty}),
      checks: (checks as unknown as ProvenCheck[]).map(({name, status, flaky, waived, durationMs, digest}) => ({
        name,
        status,
        flaky,
        waived,
        durationMs,
        digest,
      })),
      ...(typeof previous === 'string' && {previous}),
    },
  }
}

const texts = [
  'document',
  'slug',
  'target',
  'documentDigest',
  'planDigest',
  'reportDigest',
  'time',
  'runner',
] as const satisfies (keyof Proof)[]

function isChecked(check: Json): boolean {
  if (!isObject(check)) return false
  const {name, status, flaky, waived, durationMs, digest}: JsonObject = check
  return (
    typeof name === 'string' &&
    statuses.includes(status!) &&
    typeof flaky === 'boolean' &&
    typeof waived === 'boolean' &&
    typeof durationMs === 'number' &&
    typeof digest === 'string'
  )
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
