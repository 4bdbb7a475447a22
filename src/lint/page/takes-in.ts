/** Whether a text takes content in from elsewhere, with headings that it does not show: shortcodes, includes, components. */
export function takesIn(text: string): boolean {
  return /\{\{[<%]|\{\{#?include|\{%-?\s*(?:include|render|partial|snippet)|<%=|--8<--|\{!|^\s*(?:import\s.+\sfrom\s|<[A-Z]\w*[^>]*\/>\s*$|\.\. include|@include|!!!include|:::\s*include)|^`{3,}\s*\{include|<!--\s*(?:include|embed|@import)|^\[\[?_?TOC/im.test(
    text,
  )
}
