import Link from '@docusaurus/Link'
import {useHistory, useLocation} from '@docusaurus/router'
import {useEffect, useState} from 'react'
import {addressWithLabels} from './address-with-labels.ts'
import {type AlertAddresses, nearAlerts, readAddresses} from './near-alerts.ts'
import './pages.css'

/** The address of an alert that has no page: goes on where only the case is wrong, otherwise names those that are near. */
export default function LostAlert({list, pathname}: {list: string; pathname: string}) {
  const history = useHistory()
  const {search} = useLocation()
  const [addresses, setAddresses] = useState<AlertAddresses>()
  const name = written(pathname.slice(list.length + 1))
  useEffect(() => {
    const abort = new AbortController()
    const look = async () => {
      const response = await fetch(`${list}/index.json`, {signal: abort.signal})
      const read = readAddresses(await response.json())
      const exact = read[name.toLowerCase()]
      if (exact) history.replace(addressWithLabels(exact[1] ?? `${list}/${exact[0]}`, search))
      else setAddresses(read)
    }
    // Without the list there is nothing to propose.
    look().catch(() => undefined)
    return () => abort.abort()
  }, [history, list, name, search])
  const near = addresses ? nearAlerts(addresses, name) : []
  return (
    <main className="pbp-main container">
      <h1>No alert is called {name}</h1>
      {near.length > 0 && (
        <>
          <p>Perhaps one of these:</p>
          <ul className="pbp-list">
            {near.map((address) => (
              <li key={address}>
                <Link to={addressWithLabels(`${list}/${address}`, search)}>{address}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to={list}>All alerts and where they lead</Link>
      </p>
    </main>
  )
}

function written(part: string): string {
  const plain = part.replace(/\/+$/, '').slice(0, 200)
  try {
    return decodeURIComponent(plain)
  } catch {
    return plain
  }
}
