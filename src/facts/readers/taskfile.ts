import {basename, dirname} from 'node:path/posix'
import type {Fact, FactReader} from '../../fact.ts'
import type {Json} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {readYaml} from '../../util/read-yaml.ts'
import {lineOf} from '../line-of.ts'

/** Tasks, aliases and includes of Taskfiles (taskfile.dev). */
export const taskfile: FactReader = {
  name: 'taskfile',
  summary: 'tasks, aliases and includes of every `Taskfile.yml`',
  takes: (path) =>
    /^taskfile(?:[.\w-]*)\.ya?ml$/i.test(basename(path)) || /(?:^|\/)\.?task(?:s|files?)?\/[^/]+\.ya?ml$/i.test(path),
  mayHold: (text) => text.includes('tasks') || text.includes('includes'),
  read: (path, text) => {
    const folder = dirname(path) === '.' ? '' : dirname(path)
    const isMain = /^taskfile/i.test(basename(path))
    const {value} = readYaml(text)
    if (!isObject(value)) {
      // Written with anchors or templates: some task of any name.
      const unknown: Fact = {family: 'task', tool: 'task', name: '*', path, line: 1, folder, pattern: true}
      return {facts: isMain ? [unknown] : [], problems: []}
    }
    const facts: Fact[] = []
    for (const [namespace, include] of entriesOf(value['includes'])) {
      const line = lineOf(text, ['includes', namespace])
      const name = isObject(include) ? include['taskfile'] : include
      if (typeof name !== 'string') continue
      const more = isObject(include) && include['optional'] === true && {optional: true as const}
      const flat = isObject(include) && include['flatten'] === true
      facts.push({family: 'include', tool: 'task', name, path, line, ...more, ...(!flat && {namespace})})
    }
    for (const [name, task] of entriesOf(value['tasks'])) {
      const line = lineOf(text, ['tasks', name])
      const aliases = isObject(task) && Array.isArray(task['aliases']) ? task['aliases'] : []
      for (const one of [name, ...aliases])
        if (typeof one === 'string')
          facts.push({
            family: 'task',
            tool: 'task',
            name: one,
            path,
            line,
            folder,
            ...(/[*{]/.test(one) && {pattern: true as const}),
          })
    }
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'Taskfile.yml',
      text: "version: '3'\nincludes:\n  docs: ./docs\n  ci: {taskfile: ci.yml, optional: true}\ntasks:\n  build: go build\n  test:unit:\n    aliases: [t]\n    cmds: [go test]\n  run-*: echo\n",
      finds: [
        {family: 'include', tool: 'task', name: './docs', namespace: 'docs', line: 3},
        {family: 'include', name: 'ci.yml', namespace: 'ci', optional: true, line: 4},
        {family: 'task', tool: 'task', name: 'build', line: 6},
        {family: 'task', name: 'test:unit', line: 7},
        {family: 'task', name: 't', line: 7},
        {family: 'task', name: 'run-*', line: 10, pattern: true},
      ],
    },
    {path: 'Taskfile.yml', text: 'tasks:\n  a: &x\n\t- b\n', finds: [{family: 'task', name: '*', pattern: true}]},
  ],
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : []
}
