/** Opens all that is folded while the page is printed, and folds it again. Gives what stops that. */
export function openForPrint(): () => void {
  let opened: HTMLDetailsElement[] = []
  const open = () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')]
    for (const details of opened) details.open = true
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
