interface DatabaseError extends Error {
  code?: string
  severity?: string
}

/**
 * SQLSTATE classes (PostgreSQL, appendix A) in which the server could not do its work, whatever the query says: connection,
 * transaction state, authorization, catalog name, rollback, resources, prerequisites, intervention, system and internal errors.
 */
const hindrance = /^(08|25|28|3D|40|53|55|57|58|F0|XX)/

/** Whether an error is the server's answer to what the query says, like an unknown column: something that was seen. */
export function isRefusal({code = '', severity}: DatabaseError): boolean {
  return severity === 'ERROR' && code.length === 5 && !hindrance.test(code)
}

/** Why a database gave no answer, and the remedy. */
export function explainFailure({code = '', message, severity}: DatabaseError, place: string): string {
  if (severity === undefined)
    return `no answer from the database \`${place}\`: ${connection[code] ?? (message || code)}`
  const known = states[code] ?? states[code.slice(0, 3)] ?? states[code.slice(0, 2)]
  return known ? `${known(place)} (${message})` : `the database \`${place}\` could not answer: ${message} (${code})`
}

const connection: Record<string, string> = {
  ECONNREFUSED: 'it refuses connections; is it running, and is the port right?',
  ECONNRESET: 'it hung up',
  EPIPE: 'it hung up',
  ENOTFOUND: 'nobody knows its host; check the name',
  EAI_AGAIN: 'the name service does not answer; check the network',
  EHOSTUNREACH: 'there is no route to its host; check the network',
  ENETUNREACH: 'there is no route to its host; check the network',
  ETIMEDOUT: 'it does not accept the connection in time; check the network',
  ENOENT: 'there is no such socket; is it running?',
}

const states: Record<string, (place: string) => string> = {
  '25006': () => 'the query writes, but the check only reads; say `effect: writes` if that is meant',
  '28P01': (place) => `the database \`${place}\` does not take the password; check the address`,
  '28': (place) => `the database \`${place}\` does not let us in; check the address`,
  '3D000': (place) => `there is no database \`${place}\`; check the name`,
  '53300': (place) => `the database \`${place}\` takes no more connections`,
  '57014': (place) => `the database \`${place}\` ended the query: its time is up`,
  '57P': (place) => `the database \`${place}\` is stopping or starting`,
}
