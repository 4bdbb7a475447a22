/** A heading or title that says no more than which alert it is about: `Alert Name: "DiskFull"`, `` `disk-full` ``. */
export function alertNameOf(heading: string): string {
  return squash(heading.replace(/^\s*(?:alert|runbook|alarm)(?:\s+name)?\s*[:–—-]\s*/i, ''))
}

/** Letters and digits of a name, in lower case: `High Error Rate` and `HighErrorRate` are one alert. */
export function squash(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The last part of an alert's address: its name, where an address can hold it. */
export function addressOf(name: string): string {
  const address = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}_.~:-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 120)
  return address === '' || /^index$/i.test(address) ? `alert-${address}` : address
}
