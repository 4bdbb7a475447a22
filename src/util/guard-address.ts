import {lookup as resolve} from 'node:dns'
import {BlockList, isIP, type LookupFunction} from 'node:net'
import {CannotTell} from './cannot-tell.ts'

/**
 * Addresses that hand out credentials to whoever asks from inside: link-local ones (RFC 3927, RFC 4291) and the metadata
 * services of AWS, Google, Azure, Alibaba and Oracle that stand elsewhere; also written as NAT64 (RFC 6052) and 6to4 (RFC 3056).
 */
const guarded = new BlockList()
guarded.addSubnet('169.254.0.0', 16, 'ipv4')
guarded.addAddress('168.63.129.16', 'ipv4')
guarded.addAddress('100.100.100.200', 'ipv4')
guarded.addAddress('192.0.0.192', 'ipv4')
guarded.addSubnet('fe80::', 10, 'ipv6')
guarded.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6')
guarded.addSubnet('2002:a9fe::', 32, 'ipv6')
guarded.addAddress('fd00:ec2::254', 'ipv6')
guarded.addAddress('fd20:ce::254', 'ipv6')

/** Addresses that were found to be none of them: asking again for every request costs as much as parsing its answer. */
const harmless = new Set<string>()

/** Throws {@link CannotTell} when an IP address is a link-local or metadata address that is not among the `allowed`. */
export function guardAddress(address: string, allowed: string[]): void {
  if (harmless.has(address)) return
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const family = isIP(bare)
  if (family === 0 || !guarded.check(bare, family === 6 ? 'ipv6' : 'ipv4')) {
    if (harmless.size < 1000) harmless.add(address)
    return
  }
  if (allowed.some((one) => isSame(one, bare))) return
  throw new CannotTell(
    `refused to reach \`${bare}\`, a link-local or metadata address; name it under \`addresses:\` of the target if that is meant`,
  )
}

/** The lookup for a socket that resolves as usual and then guards every address that came back. */
export function guardedLookup(allowed: string[]): LookupFunction {
  return (host, options, done) =>
    resolve(host, options, (error, found, family) => {
      try {
        for (const one of Array.isArray(found) ? found : [{address: found ?? ''}]) guardAddress(one.address, allowed)
        done(error, found, family)
      } catch (refusal) {
        done(refusal as Error, '', 0)
      }
    })
}

/** Whether two texts are the same IP address, IPv4 also written as an IPv6 address. */
function isSame(one: string, other: string): boolean {
  if (isIP(one) === 0) return false
  const list = new BlockList()
  list.addAddress(one, isIP(one) === 6 ? 'ipv6' : 'ipv4')
  return list.check(other, isIP(other) === 6 ? 'ipv6' : 'ipv4')
}
