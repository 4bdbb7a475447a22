/** What follows in the line of a YAML text, without a comment and without the brackets that close what stands around it. */
export function restOfLine(text: string, start: number): string {
  const line = /^[^\n\r]*/.exec(text.slice(start))![0]
  return line.replace(/\s+#.*$/, '').replace(/[\s\]},]+$/, '')
}
