import {ok} from 'node:assert/strict'
import type {Kind} from '../kind.ts'
import {look} from './look.ts'
import {examplesOf} from './plain-laws.ts'
import {closedPort, silentServer} from './places.ts'
import type {ConformanceSetup} from './setup.ts'

/** A look at nothing may not pass, or every check of the kind could be green for no reason. */
export async function nothingIsThere(kind: Kind, setup: ConformanceSetup): Promise<void> {
  const address = await closedPort()
  for (const example of looking(kind)) {
    const {result} = await look(kind, example, {vars: varsFor(example, setup, address, 'none'), timeoutMs: 5000})
    ok(result.status !== 'passed', `${JSON.stringify(example)} passed: ${JSON.stringify(result.expectations)}`)
    ok(
      result.status !== 'failed' || result.expectations.length > 0,
      `${JSON.stringify(example)} failed without an expectation`,
    )
  }
}

/** Everything looks at a server that accepts and never answers; after a moment the run is interrupted. */
export async function cutShort(kind: Kind, setup: ConformanceSetup): Promise<void> {
  const server = await silentServer()
  try {
    for (const example of looking(kind)) {
      const vars = varsFor(example, setup, server.address, 'none')
      const {afterAbortMs} = await look(kind, example, {vars, timeoutMs: 20_000, abortAfterMs: 300})
      ok(
        afterAbortMs < 2000,
        `${JSON.stringify(example)} went on for ${Math.round(afterAbortMs)}ms after it was told to end`,
      )
    }
  } finally {
    await server.close()
  }
}

/** Anybody on a machine can read the command lines of its processes. */
export async function secretStaysOffCommandLines(kind: Kind, setup: ConformanceSetup): Promise<void> {
  const secret = 'planted-s3cret'
  const address = await closedPort()
  for (const example of looking(kind)) {
    const {commandLines, result} = await look(kind, example, {
      vars: varsFor(example, setup, address, secret),
      timeoutMs: 5000,
    })
    for (const line of commandLines)
      ok(!line.includes(secret), `a command line holds the secret: ${line.replaceAll(secret, '***')}`)
    ok(!JSON.stringify(result).includes(secret), 'the result holds the secret')
  }
}

/** The examples that look at something; code that names no variable looks at the machine it runs on, which is there. */
function looking(kind: Kind): ReturnType<typeof examplesOf> {
  return examplesOf(kind).filter((example) => kind.code === undefined || namesIn(example).length > 0)
}

function varsFor(example: object, {vars}: ConformanceSetup, address: string, secret: string): Record<string, string> {
  if (vars) return vars({address, secret})
  return Object.fromEntries(namesIn(example).map((name) => [name, `http://user:${secret}@${address}`]))
}

/** `${NAME}` in options; `$NAME` and `vars.NAME` in code. */
function namesIn(example: object): string[] {
  const names = JSON.stringify(example).matchAll(/\$\{?([A-Za-z_]\w*)|\bvars\.(\w+)/g)
  return [...new Set([...names].map(([, plain, inCode]) => (plain ?? inCode)!))]
}
