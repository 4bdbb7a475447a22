/** The parts of `host:port` or `[IPv6]:port`; undefined for anything else. */
export function parseAddress(text: string): {host: string; port: number} | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([\da-fA-F:.%\w]+)\]|([^\s:/[\]@]+)):(\d{1,5})$/.exec(text) ?? []
  const host = bracketed ?? plain
  const port = Number(digits)
  return host !== undefined && port >= 1 && port <= 65_535 ? {host, port} : undefined
}
