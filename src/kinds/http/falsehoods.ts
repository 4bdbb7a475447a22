import type {Falsehood} from '../../kind.ts'
import type {JsonObject, Observation} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import type {Http, Step} from './schema.ts'

const hint = 'expect its `status`'

/** A server that answers another status with nothing in it; on a journey at one step, and at all of them. */
export function falsehoods({steps}: Http, seen: Observation): Falsehood[] {
  return steps ? ofJourney(steps, seen) : ofAnswer(seen)
}

function ofAnswer(seen: JsonObject): Falsehood[] {
  const empty = {
    where: 'the server answers as it did with an empty body',
    seen: emptied(seen),
    about: ['json', 'body', 'size'],
  }
  return [{where: `the server answers ${wrongStatus(seen)}`, seen: refused(seen), hint}, empty]
}

/** What a step captures leads nowhere in an empty answer: what comes after it is then not asked. */
function ofJourney(steps: Step[], seen: Observation): Falsehood[] {
  const answers = isObject(seen.steps) ? seen.steps : {}
  const walked = steps.filter(({name}) => isObject(answers[name]))
  const without = (from: number, wrong: (index: number) => boolean): Observation => {
    const ends = walked.findIndex(({capture}, index) => index >= from && wrong(index) && capture !== undefined)
    const made = ends === -1 ? walked : walked.slice(0, ends + 1)
    const answer = (name: string, index: number) =>
      wrong(index) ? refused(answers[name] as JsonObject) : answers[name]!
    return {...seen, steps: Object.fromEntries(made.map(({name}, index) => [name, answer(name, index)]))}
  }
  const atOne = walked.map(({name}, at) => ({
    where: `the server answers step \`${name}\` with ${wrongStatus(answers[name] as JsonObject)}`,
    seen: without(at, (index) => index === at),
    hint: `expect its \`steps.${name}.status\``,
  }))
  return atOne.length < 2
    ? atOne
    : [
        {
          where: 'the server answers every step with another status and an empty body',
          seen: without(0, () => true),
          hint,
        },
        ...atOne,
      ]
}

function wrongStatus({status}: JsonObject): string {
  return `${otherStatus(status)} with an empty body`
}

/** Where an error is what is expected, the wrong is that there is none. */
function otherStatus(status: unknown): number {
  return typeof status === 'number' && status >= 500 ? 200 : 500
}

function refused(answer: JsonObject): JsonObject {
  return {...emptied(answer), status: otherStatus(answer.status), headers: {'content-length': '0'}}
}

function emptied({json: _json, ...answer}: JsonObject): JsonObject {
  return {...answer, body: '', size: 0}
}
