/** Whether a document is a decision record, by its path: such lie in a folder that says so, beside an index and a template. */
export function isDecision(path: string): boolean {
  return (
    /(^|\/)(adrs?|decisions|decision-records|architecture-decisions)\//i.test(path) &&
    !/(^|\/)(readme|index|[^/]*template[^/]*)\.(?:mdx?|markdown)$/i.test(path)
  )
}
