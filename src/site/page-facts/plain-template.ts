const longest = 500

/** A text with templates of Prometheus as a person reads it: `{{ $labels.pod }} is down` is `<pod> is down`. */
export function plainTemplate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const plain = text
    .slice(0, longest)
    .replace(/\{\{[^{}]*\}\}/g, (template) => {
      if (/^\{\{-?\s*(?:if|else|end|with|range|define|template|block)\b/.test(template)) return ''
      const [, label] = /\$labels\.(\w+)/.exec(template) ?? []
      return label ? `<${label}>` : template.includes('$value') ? '<value>' : ''
    })
    .replace(/\s+/g, ' ')
    .trim()
  return plain || undefined
}
