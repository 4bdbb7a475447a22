/** Whether a key was meant for the search: a `/` that nobody types into a field. */
export function wantsSearch({key, ctrlKey, metaKey, altKey, target, defaultPrevented}: KeyboardEvent): boolean {
  if (key !== '/' || ctrlKey || metaKey || altKey || defaultPrevented) return false
  return !(
    target instanceof HTMLElement &&
    target.matches('input, textarea, select, [contenteditable=""], [contenteditable="true"]')
  )
}
