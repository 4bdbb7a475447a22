/**
 * The path of the field that an option of an info string stands for. Dots nest, except that everything behind `expect.`
 * is one path into the observation: `until.within` → `['until', 'within']`, `expect.json.ok` → `['expect', 'json.ok']`.
 */
export function optionPath(name: string): string[] {
  return name.startsWith('expect.') ? ['expect', name.slice('expect.'.length)] : name.split('.')
}
