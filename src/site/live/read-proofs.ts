import type {DocumentProofs} from '../../proof.ts'

const statuses = ['passed', 'failed', 'errored', 'skipped']

/** What a server answered as the proofs of a document; undefined where it is anything else. */
export function readProofs(answer: unknown, slug: string): DocumentProofs | undefined {
  const isOne =
    isMap(answer) &&
    answer.version === 1 &&
    answer.slug === slug &&
    isTime(answer.asOf) &&
    isMapOf(
      answer.targets,
      ({results, trend, controls}) =>
        isMapOf(results, isResult) &&
        isMapOf(trend, isTrend) &&
        (controls === undefined || isMapOf(controls, isControl)),
    )
  return isOne ? (answer as unknown as DocumentProofs) : undefined
}

function isResult(result: Fields): boolean {
  return (
    isTime(result.time) &&
    isRun(result) &&
    [result.digest, result.documentDigest].every(isText) &&
    [result.reason, result.commit].every((value) => value === undefined || isText(value)) &&
    (result.waived === undefined ||
      (isMap(result.waived) && isText(result.waived.until) && isText(result.waived.because))) &&
    isList(result.expectations, (one) => isText(one.path) && isText(one.expected)) &&
    isList(result.evidence, (one) => isText(one.label) && isText(one.text))
  )
}

/** Of a control, only where a check passes is ever shown; the rest is compared. */
function isControl({survived}: Fields): boolean {
  return Array.isArray(survived) && survived.every(isText)
}

function isTrend(trend: unknown): boolean {
  return isList(trend, isRun)
}

function isRun({status, durationMs}: Fields): boolean {
  return statuses.includes(status as string) && typeof durationMs === 'number'
}

type Fields = Record<string, unknown>

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isMapOf(value: unknown, test: (one: Fields) => boolean): boolean {
  return (
    isMap(value) && Object.values(value).every((one) => typeof one === 'object' && one !== null && test(one as Fields))
  )
}

function isList(value: unknown, test: (one: Fields) => boolean): boolean {
  return Array.isArray(value) && value.every((one: unknown) => isMap(one) && test(one))
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isTime(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
