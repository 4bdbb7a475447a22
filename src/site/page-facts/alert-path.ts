import type {PageAddresses} from '../page-data.ts'

/** The short address of an alert: `/alerts/DiskFull`. */
export function alertPath(pages: PageAddresses | undefined, address: string): string {
  return `${alertsPath(pages)}/${address}`
}

/** The address of the list of alerts, without a slash at its end: `/alerts`. */
export function alertsPath(pages: PageAddresses | undefined): string {
  return (pages?.alerts || '/alerts').replace(/\/+$/, '')
}
