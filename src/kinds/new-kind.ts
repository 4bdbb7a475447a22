import {userTemplate} from './user-template.ts'

/** The files of a kind of a project's own, path → text: a module for `kinds:` in `proofbook.yaml`, and its test. */
export function newKind(name: string): Record<string, string> {
  return {
    [`kinds/${name}.mjs`]: userTemplate.module.replaceAll('NAME', name),
    [`kinds/${name}.test.mjs`]: userTemplate.test.replaceAll('NAME', name),
  }
}

/** The files of a kind of this repository, made from those of `_template`, file name → text. */
export function newBuiltIn(name: string, template: Record<string, string>): Record<string, string> {
  const type = name.replace(/(^|-)(.)/g, (_, _dash, letter: string) => letter.toUpperCase())
  const named = (text: string) => text.replaceAll('disk-room', name).replaceAll('DiskRoom', type)
  return Object.fromEntries(Object.entries(template).map(([file, text]) => [named(file), named(text)]))
}

/** The registry with the line of a new kind, in order. */
export function register(name: string, registry: string): string {
  const isLine = (line: string) => line.startsWith('export ')
  const lines = registry.trimEnd().split('\n')
  const as = /^[a-z]+$/.test(name) ? name : `'${name}'`
  const exports = [...lines.filter(isLine), `export {default as ${as}} from './${name}/index.ts'`]
  const byPath = (a: string, b: string) => (a.slice(a.indexOf(' from ')) < b.slice(b.indexOf(' from ')) ? -1 : 1)
  return `${[...lines.filter((line) => !isLine(line)), ...exports.sort(byPath)].join('\n')}\n`
}
