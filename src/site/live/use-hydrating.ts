import {useSyncExternalStore} from 'react'

const never = () => () => undefined

/** Whether this is the render that has to be what the server rendered; there, and on the server, it is true. */
export function useHydrating(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
}
