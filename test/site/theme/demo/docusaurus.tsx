/** What the parts ask of Docusaurus, as little of it as they need outside of a site. */
import type {ReactNode} from 'react'
import {site} from './sample-page.ts'

/** `@docusaurus/useGlobalData` */
export function useAllPluginInstancesData(name: string): object | undefined {
  return name === 'proofbook' ? {default: site} : undefined
}

/** `@docusaurus/Link`, and `@docusaurus/useBrokenLinks` where it is called without an address. */
export default function docusaurus({to, children}: {to?: string; children?: ReactNode} = {}): ReactNode {
  if (to === undefined) return {collectAnchor: () => undefined} as unknown as ReactNode
  return <a href={to}>{children}</a>
}
