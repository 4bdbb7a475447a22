import {useEffect, useState} from 'react'
import type {Entry} from '../page-facts/pages-data.ts'
import {useSite} from '../live/use-site.ts'

type Titles = Record<string, [title: string, to?: string]>

/** Names documents by their slugs; what the page does not know itself is asked for once it is needed. */
export function useTitles(known: Entry[], needed: {slug: string}[]): (slug: string) => {title?: string; to?: string} {
  const {proofs} = useSite()
  const [titles, setTitles] = useState<Titles>()
  const isMissing = needed.some(({slug}) => !known.some((one) => one.slug === slug))
  useEffect(() => {
    if (!isMissing || titles) return undefined
    const abort = new AbortController()
    fetch(`${proofs}titles.json`, {signal: abort.signal})
      .then((response) => response.json())
      .then((answer: unknown) => setTitles(isTitles(answer) ? answer : {}))
      // Without titles the slugs are shown.
      .catch(() => undefined)
    return () => abort.abort()
  }, [isMissing, proofs, titles])
  return (slug) => {
    const own = known.find((one) => one.slug === slug)
    const [title, to] = titles && Object.hasOwn(titles, slug) ? titles[slug]! : []
    return own ?? {title, to: to?.startsWith('/') ? to : undefined}
  }
}

function isTitles(answer: unknown): answer is Titles {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    Object.values(answer).every((one) => Array.isArray(one) && one.every((part) => typeof part === 'string'))
  )
}
