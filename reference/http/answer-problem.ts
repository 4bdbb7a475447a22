import type {FastifyError, FastifyReply, FastifyRequest} from 'fastify'
import {isUnavailable} from '../storage/is-unavailable.ts'
import {problems, Refused, type Fault, type ProblemCode} from './problems.ts'

/** Answers an error as a problem document; what we did not foresee is logged and not told. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const {code, detail, faults} = classify(error)
  const {status, title} = problems[code]
  if (status >= 500) request.log.error({err: error, code}, 'request failed')
  if (status === 401) reply.header('www-authenticate', 'ApiKey realm="carrel"')
  if (status === 503) reply.header('retry-after', '5')
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: `/api/problems#${code}`,
      title,
      status,
      detail,
      instance: request.url.split('?')[0],
      code,
      requestId: request.id,
      ...(faults.length > 0 && {errors: faults}),
    })
}

interface Classified {
  code: ProblemCode
  detail: string
  faults: Fault[]
}

function classify(error: unknown): Classified {
  if (error instanceof Refused) return {code: error.code, detail: error.message, faults: error.faults}
  if (isUnavailable(error)) {
    return {code: 'database-unavailable', detail: 'Nothing was changed; try again', faults: []}
  }
  const {validation, validationContext, code, message} = error as FastifyError
  if (validation) {
    const faults = validation.map(({instancePath, message, params}) => ({
      path: `/${validationContext ?? 'body'}${instancePath}`,
      reason: [message, params.additionalProperty ?? params.allowedValues].flat().filter(Boolean).join(' '),
    }))
    return {
      code: 'validation-failed',
      detail: `Wrong in ${faults.length} ${faults.length === 1 ? 'place' : 'places'}`,
      faults,
    }
  }
  const known = ofFastify[code]
  return known
    ? {code: known, detail: message, faults: []}
    : {code: 'internal-error', detail: 'The log has more under the request id', faults: []}
}

// https://fastify.dev/docs/latest/Reference/Errors
const ofFastify: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media-type-unsupported',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-body',
  FST_ERR_BAD_URL: 'route-not-found',
}
