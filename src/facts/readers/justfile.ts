import {basename, dirname} from 'node:path/posix'
import type {Fact, FactReader} from '../../fact.ts'

/** Recipes, aliases, imports and modules of justfiles. */
export const justfile: FactReader = {
  name: 'justfile',
  summary: 'recipes, aliases, imports and modules of every `justfile`',
  takes: (path) => /^\.?justfile$|\.just$/i.test(basename(path)),
  read: (path, text) => {
    const folder = dirname(path) === '.' ? '' : dirname(path)
    const facts: Fact[] = []
    for (const [index, said] of text.split(/\r\n|\n|\r/).entries()) {
      const at = {path, line: index + 1}
      const include = /^(import|mod)(\??)\s+(?:([A-Za-z_][\w-]*)\s*)?(?:(['"])(.+?)\4)?\s*(?:#.*)?$/.exec(said)
      if (include?.[3] !== undefined || include?.[5] !== undefined) {
        const [, , mark, namespace, , written] = include
        const name = written ?? namespace!
        const more = {...(mark && {optional: true as const}), ...(namespace !== undefined && {namespace})}
        facts.push({family: 'include', tool: 'just', name, ...at, ...more})
        continue
      }
      const name =
        /^alias\s+([A-Za-z_][\w-]*)\s*:=/.exec(said)?.[1] ??
        /^@?([A-Za-z_][\w-]*)(?:\s+[^:=\s][^:]*?|\s+.*?['"`)])?\s*:(?!=)/.exec(said)?.[1]
      if (name !== undefined) facts.push({family: 'task', tool: 'just', name, ...at, folder})
    }
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'justfile',
      text:
        "set shell := ['sh', '-c']\nexport A := 'x: y'\nimport? 'local.just'\nmod db\nmod site 'web/site.just'\n\n" +
        "@build target='a:b' *args: deps\n  echo no: thing\n[private]\ndeps:\nalias b := build\n# note: this\n",
      finds: [
        {family: 'include', tool: 'just', name: 'local.just', line: 3, optional: true},
        {family: 'include', name: 'db', namespace: 'db', line: 4},
        {family: 'include', name: 'web/site.just', namespace: 'site', line: 5},
        {family: 'task', tool: 'just', name: 'build', line: 7, folder: ''},
        {family: 'task', name: 'deps', line: 10},
        {family: 'task', name: 'b', line: 11},
      ],
    },
  ],
}
