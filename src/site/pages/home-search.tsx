import Link from '@docusaurus/Link'
import Noop from '@docusaurus/Noop'
import SearchBar from '@theme/SearchBar'
import {useEffect, useRef} from 'react'
import {wantsSearch} from './wants-search.ts'

/** The site's own search, large; `/` goes to it. Nothing where the site has none. */
export default function HomeSearch({status}: {status?: string}) {
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const input = field.current?.querySelector('input')
      if (!input || !wantsSearch(event)) return
      event.preventDefault()
      input.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])
  if ((SearchBar as unknown) === Noop) return null
  return (
    <>
      <div className="pbp-search pbp-needs-script" role="search" ref={field}>
        <SearchBar />
        <kbd aria-hidden="true">/</kbd>
      </div>
      <noscript>
        <p className="pbp-note">
          The search needs JavaScript. {status && <Link to={status}>The status page</Link>}{' '}
          {status && 'lists the documents.'}
        </p>
      </noscript>
    </>
  )
}
