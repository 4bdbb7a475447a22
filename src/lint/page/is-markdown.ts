/** Whether a file is Markdown that has headings to lead to, by its path. */
export function isMarkdown(path: string): boolean {
  return /\.(?:mdx?|markdown|md\.erb)$/i.test(path)
}
