import {useAllPluginInstancesData} from '@docusaurus/useGlobalData'
import type {SiteData} from '../page-data.ts'

const nothing: SiteData = {targets: [], target: '', secrets: [], proofs: '/proofs/'}

/** What the plugin knows of the site: of its instance `default`, or of the first there is. */
export function useSite(): SiteData {
  const all = useAllPluginInstancesData('proofbook') as Record<string, SiteData> | undefined
  return all?.default ?? Object.values(all ?? {})[0] ?? nothing
}
