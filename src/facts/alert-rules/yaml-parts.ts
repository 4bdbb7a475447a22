/** The documents of a YAML stream, and the line on which each starts; those that say nothing are left out. */
export function yamlParts(text: string): {text: string; line: number}[] {
  const parts: {text: string; line: number}[] = []
  let lines: string[] = []
  let start = 1
  const end = (next: number) => {
    if (lines.some((line) => /^\s*[^\s#%]/.test(line))) parts.push({text: lines.join('\n'), line: start})
    lines = []
    start = next
  }
  for (const [index, line] of text.split(/\r\n|\n/).entries()) {
    if (/^(?:---|\.\.\.)\s*(?:#.*)?$/.test(line)) end(index + 2)
    else lines.push(line)
  }
  end(0)
  return parts
}
