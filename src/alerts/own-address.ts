import {addressOf} from './alert-name.ts'

/** The last part of an address of ours in a `runbook_url` (`https://docs.example/alerts/DiskFull`); undefined where it is another's. */
export function ownAddress(url: string | undefined): string | undefined {
  // A template is filled by the alert: `…/alerts/{{ $labels.alertname }}` names no alert of its own.
  const plain = (url ?? '').replace(/\{\{[^{}]*\}\}/g, '')
  const [, written] = /\/alerts\/([^/?#{}]{1,200})\/?(?:[?#].*)?$/s.exec(plain) ?? []
  if (written === undefined) return undefined
  try {
    return addressOf(decodeURIComponent(written))
  } catch {
    return undefined
  }
}
