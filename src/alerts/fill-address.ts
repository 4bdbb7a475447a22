import type {AlertFact} from '../fact.ts'

/** Stands for what nobody knows before the rule is rendered or the alert fires. */
export const unknown = '\uFFFD'

const most = 20

/**
 * The addresses that a template can become: labels that the rule sets, or that its expression asks for by value, are filled in. What
 * is not known is {@link unknown}; what a block only adds as a query is left out.
 */
export function fillAddress(
  written: string,
  rule: Pick<AlertFact, 'name' | 'labels' | 'expr' | 'recovered'>,
): string[] {
  const text = written
    .replace(
      /\{\{-?\s*(?:with|if)\b[^{}]*\}\}(?=[?&])((?:(?!\{\{-?\s*(?:end|with|if)\b).)*)\{\{-?\s*end\s*-?\}\}/gs,
      '',
    )
    .replace(/\[\[.*?\]\]|%\([^)]*\)[sd]|\$\([^)]*\)|\$\{[^}]*\}|<[^<>]*>/g, unknown)
    .replace(/%[sd]/g, (all) => (rule.recovered ? unknown : all))
  let filled = ['']
  let at = 0
  for (const {0: template, index} of text.matchAll(/\{\{.*?\}\}/gs)) {
    const values = valuesOf(template, rule)
    const before = text.slice(at, index)
    filled = filled.flatMap((start) => values.map((value) => start + before + value)).slice(0, most)
    at = index + template.length
  }
  return filled.map((start) => start + text.slice(at))
}

function valuesOf(template: string, rule: Pick<AlertFact, 'name' | 'labels' | 'expr'>): string[] {
  const plain =
    /^\{\{-?\s*(?:(?:urlquery|toLower|toUpper|pathEscape)\s+)?(?:\$labels|\.Labels|\$\.Labels)\.(\w+)((?:\s*\|\s*\w+)*)\s*-?\}\}$/.exec(
      template,
    )
  if (!plain) return [unknown]
  const values = labelValues(plain[1]!, rule)
  const change = /\bto(Lower|Upper)\b/.exec(template)?.[1]
  return values.map((value) => {
    return change === 'Lower' ? value.toLowerCase() : change === 'Upper' ? value.toUpperCase() : value
  })
}

/** The values that a label of the alert can have; only {@link unknown} where that is open. */
function labelValues(
  name: string,
  {name: alertname, labels, expr = ''}: Pick<AlertFact, 'name' | 'labels' | 'expr'>,
): string[] {
  if (name === 'alertname') return [alertname]
  const own = Object.hasOwn(labels, name) ? labels[name]! : undefined
  if (own !== undefined) return [own.includes('{{') ? unknown : own]
  const asked = [
    ...expr.matchAll(new RegExp(`[{,]\\s*${name}\\s*(=~|!=|!~|=)\\s*(?:"([^"\\\\]*)"|'([^'\\\\]*)')`, 'g')),
  ]
  const values = asked.flatMap(([, operator, double, single]) => {
    const value = double ?? single ?? ''
    if (operator === '=') return [value]
    return operator === '=~' && /^[\w:./|-]+$/.test(value) && !value.includes('.') ? value.split('|') : [unknown]
  })
  return values.length === 0 || values.includes(unknown) ? [unknown] : [...new Set(values)]
}
