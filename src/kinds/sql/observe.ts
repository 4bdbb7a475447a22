import type {Context, Observe} from '../../kind.ts'
import type {Observation} from '../../model.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import {ask} from './ask.ts'
import {explainFailure, isRefusal} from './explain-failure.ts'
import {openLine} from './open-line.ts'
import type {Sql} from './schema.ts'
import {toSettings} from './to-settings.ts'

/** Asks one query over a connection of its own, in a transaction that only reads unless the check writes. */
export const observe: Observe<Sql> = async ({query, on, params = []}, context) => {
  const address = on ?? context.vars.DATABASE_URL
  if (address === undefined) {
    throw new CannotTell('there is no `DATABASE_URL`; give the target this variable, or the check an `on`')
  }
  const settings = toSettings(address, context.root)
  const line = await openLine(settings, context)
  try {
    await line.client.connect()
    await line.client.query(opening(context))
    const started = performance.now()
    const answer = await ask(line, query, params).catch(refusal)
    const duration = performance.now() - started
    // Without a commit the transaction ends with the connection.
    if (context.effect === 'reads' || answer.error) return {...answer, duration}
    const closing = await line.client.query('commit').then(() => answer, refusal)
    return {...closing, duration}
  } catch (error) {
    if (error instanceof CannotTell) throw error
    throw line.reason() ?? new CannotTell(explainFailure(error as Error, settings.place))
  } finally {
    line.close()
  }
}

/**
 * One round trip: the transaction, its time limit (the server gives up when we do, whatever becomes of the connection),
 * and the formats that we parse. All of it ends with the transaction, so that a pooler between may share the connection.
 */
function opening({effect, timeoutMs}: Context): string {
  const mode = effect === 'reads' ? 'read only' : 'read write'
  return [
    `begin ${mode}`,
    `set local statement_timeout = ${Math.ceil(timeoutMs)}`,
    `set local datestyle = 'ISO'`,
    `set local intervalstyle = 'postgres'`,
  ].join('; ')
}

/** The error as an observation where the server refused the query for what it says; anything else is thrown. */
function refusal(error: Error & {code?: string}): Observation {
  if (!isRefusal(error)) throw error
  return {error: {code: error.code ?? '', message: error.message}}
}
