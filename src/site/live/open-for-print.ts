import {flushSync} from 'react-dom'

/**
 * Opens all that is folded while the page is printed, with what is rendered only when it is opened, and folds it again. Gives what
 * stops that.
 */
export function openForPrint(): () => void {
  let opened: HTMLDetailsElement[] = []
  const unfold = () => {
    const folded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const details of folded) details.open = true
    opened.push(...folded)
    return folded
  }
  const open = () => {
    const folded = unfold()
    // Browsers say it later, which is too late for what is printed now.
    flushSync(() => {
      for (const details of folded) details.dispatchEvent(new Event('toggle'))
    })
    unfold()
  }
  const fold = () => {
    for (const details of opened) details.open = false
    opened = []
  }
  window.addEventListener('beforeprint', open)
  window.addEventListener('afterprint', fold)
  return () => {
    window.removeEventListener('beforeprint', open)
    window.removeEventListener('afterprint', fold)
  }
}
