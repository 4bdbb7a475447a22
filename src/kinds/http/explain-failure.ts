/** Why an address gave no answer, and the remedy, from the error codes of Node.js, OpenSSL and llhttp. */
export function explainFailure({code = '', message}: NodeJS.ErrnoException, {host, hostname, protocol}: URL): string {
  const known = connection[code] ?? certificate[code]
  if (known) return known(certificate[code] ? hostname : host)
  if (code === 'HPE_HEADER_OVERFLOW') return `\`${host}\` answers with more than 16 KiB of headers`
  if (code.startsWith('HPE_')) return `what answers at \`${host}\` does not speak HTTP/1.1 (${code}); check the port`
  if (protocol === 'https:' && (code === 'EPROTO' || code.startsWith('ERR_SSL_'))) {
    return `\`${host}\` does not speak TLS as expected (${code}); check the port, or ask with \`http://\``
  }
  return `no answer from \`${host}\`: ${code || message}`
}

const connection: Record<string, (host: string) => string> = {
  ECONNREFUSED: (host) => `\`${host}\` refuses connections; is it running, and is the port right?`,
  ECONNRESET: (host) => `\`${host}\` hung up without an answer`,
  EPIPE: (host) => `\`${host}\` hung up without an answer`,
  ENOTFOUND: (host) => `nobody knows the host of \`${host}\`; check its name`,
  EAI_AGAIN: (host) => `the name service does not answer for \`${host}\`; check the network`,
  EHOSTUNREACH: (host) => `no route to \`${host}\`; check the network`,
  ENETUNREACH: (host) => `no route to \`${host}\`; check the network`,
  ETIMEDOUT: (host) => `\`${host}\` does not accept the connection in time; check the network`,
}

const unknownAuthority = (host: string) =>
  `the certificate of \`${host}\` is signed by nobody known; name the file of its authority in NODE_EXTRA_CA_CERTS`

const certificate: Record<string, (host: string) => string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  CERT_HAS_EXPIRED: (host) => `the certificate of \`${host}\` has expired; renew it`,
  CERT_NOT_YET_VALID: (host) => `the certificate of \`${host}\` is not valid yet; check the clock`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `the certificate is not for \`${host}\` but for other names`,
}
