/** An address with the query of another in it, before its anchor: labels of an alert become inputs of the runbook. */
export function addressWithLabels(to: string, search: string): string {
  const cut = to.indexOf('#')
  return cut === -1 ? to + search : to.slice(0, cut) + search + to.slice(cut)
}
