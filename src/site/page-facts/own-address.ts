import {addressOf} from './alert-name.ts'

/** The last part of an address of ours in a `runbook_url` (`https://docs.example/alerts/DiskFull`); undefined where it is another's. */
export function ownAddress(url: string | undefined): string | undefined {
  const [, written] = /\/alerts\/([^/?#]{1,200})\/?(?:[?#].*)?$/s.exec(url ?? '') ?? []
  // A template is filled by the alert: `…/alerts/{{ $labels.alertname }}` names no alert of its own.
  if (written === undefined || /[{}$]/.test(written)) return undefined
  try {
    return addressOf(decodeURIComponent(written))
  } catch {
    return undefined
  }
}
