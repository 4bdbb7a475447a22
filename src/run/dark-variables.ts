import {isIP} from 'node:net'

/** The variables of a check where nothing answers: every address in them leads to a port on this machine that refuses. */
export function darkVariables(vars: Readonly<Record<string, string>>, port: number): Record<string, string> {
  return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, darkened(name, value, port)]))
}

const url = /^([a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?)[^/?#]*/i
const hostAndPort = /^(?:\[[0-9a-f:]+\]|[\w.-]+):\d{1,5}$/i
const portName = /(?:^|_)PORT$/i
const hostName = /(?:^|_)(?:HOST|HOSTNAME|ADDRESS)$/i

function darkened(name: string, value: string, port: number): string {
  const address = `127.0.0.1:${port}`
  if (url.test(value)) return value.replace(url, (_, before: string) => `${before}${address}`)
  if (hostAndPort.test(value)) return address
  if (portName.test(name) && /^\d+$/.test(value)) return String(port)
  return hostName.test(name) || isIP(value) !== 0 ? '127.0.0.1' : value
}
