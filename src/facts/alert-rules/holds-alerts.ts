/** Whether a text looks as if it defined alerts: a name behind `alert:`, and an expression. */
export function holdsAlerts(text: string): boolean {
  return /(?:^|[\s{,"'-])alert["']?\s*:{1,3}[ \t]*[^\s:]/.test(text) && /(?:^|[\s{,"'-])expr["']?\s*\+?:/.test(text)
}
