/**
 * The address in an annotation: all of it, or the only one in a sentence. `none`: it says that there is no runbook yet. `prose`: it says
 * what to do, without an address.
 */
export function addressIn(written: string | undefined): string {
  const text = (written ?? '').trim().slice(0, 2000)
  if (/^(?:|-+|#|\?+|todo|tbd|tba|none|null|n\/?a|unknown|missing|pending)\.?$/i.test(text)) return 'none'
  if (/^todo\b|^tbd\b/i.test(text) && !text.includes('/')) return 'none'
  if (!/\s/.test(text.replace(/\{\{.*?\}\}|\[\[.*?\]\]|%\([^)]*\)/gs, ''))) return text
  const addresses = text.match(/https?:\/\/(?:\{\{.*?\}\}|[^\s<>"'`)\]])+/gs) ?? []
  return addresses.length === 1 ? addresses[0].replace(/[.,;:]+$/, '') : 'prose'
}
