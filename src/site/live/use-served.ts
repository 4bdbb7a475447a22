import {useReducer, useRef} from 'react'

/** Tells React to leave what the server rendered; nothing is ever set by it. */
export const asServed = {__html: ''}

/**
 * Whether a part is left as the server rendered it, which costs a browser nothing: until it is needed (once is for ever), or `end`
 * is called. Never on the server, and never where no server rendered it.
 */
export function useServed(isHydrating: boolean, isNeeded: boolean): [isServed: boolean, end: () => void] {
  const isServed = useRef(isHydrating && typeof window !== 'undefined')
  const [, renderAgain] = useReducer((count: number) => count + 1, 0)
  if (isNeeded) isServed.current = false
  const end = () => {
    if (!isServed.current) return
    isServed.current = false
    renderAgain()
  }
  return [isServed.current, end]
}
