import {basename, dirname} from 'node:path/posix'
import type {Fact, FactReader} from '../../fact.ts'
import {expandWords} from '../make/expand-words.ts'
import {type MakeLine, makeLines} from '../make/make-lines.ts'

/** Targets and includes of Makefiles (GNU make). */
export const makefile: FactReader = {
  name: 'makefile',
  summary: 'targets and includes of every `Makefile`, `GNUmakefile` and `*.mk`',
  takes: (path) => /^(?:GNUm|M|m)akefile$|^Makefile\.[\w-]+$|\.mk$|\.mak$/.test(basename(path)),
  read: (path, text) => {
    const lines = makeLines(text)
    const variables = variablesOf(lines)
    const folder = dirname(path) === '.' ? '' : dirname(path)
    const facts: Fact[] = []
    const add = (name: string, line: number) => {
      const pattern = /[%$*]/.test(name) && {pattern: true as const}
      facts.push({family: 'task', tool: 'make', name, path, line, folder, ...pattern})
    }
    for (const {text: said, line} of lines) {
      const include = /^(-include|sinclude|include)\s+(.+)$/.exec(said)
      if (include) {
        for (const name of expandWords(include[2]!, variables))
          facts.push({family: 'include', tool: 'make', name, path, line, ...(include[1] !== 'include' && optional)})
        continue
      }
      if (/\$[({]eval\b/.test(said) || /^\.RECIPEPREFIX\b/.test(said)) add('$(eval)', line)
      const targets = targetsIn(said)
      if (targets === undefined) continue
      for (const name of expandWords(targets, variables)) {
        if (name === '.DEFAULT') add('%', line)
        else if (!/^\.[A-Z_]+$/.test(name)) add(name, line)
      }
    }
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'ops/Makefile',
      text:
        'STACKS = a b\nURL := http://x:1\n.PHONY: up ghost\n' +
        'up down: deps ## start: or stop\n\techo: no\n\n$(STACKS:%=logs-%): logs-%:\n\t@true\ndebug: CFLAGS = -g\n' +
        'define help\nusage: x\nendef\n-include local.mk\ninclude mk/*.mk\n%.o: %.c\n$(shell ls): x\nall:: ; true\n',
      finds: [
        {family: 'task', name: 'up', line: 4, folder: 'ops'},
        {family: 'task', name: 'down', line: 4},
        {family: 'task', name: 'logs-a', line: 7},
        {family: 'task', name: 'logs-b', line: 7},
        {family: 'include', tool: 'make', name: 'local.mk', line: 13, optional: true},
        {family: 'include', tool: 'make', name: 'mk/*.mk', line: 14},
        {family: 'task', name: '%.o', line: 15, pattern: true},
        {family: 'task', name: '$(shellls)', line: 16, pattern: true},
        {family: 'task', name: 'all', line: 17},
      ],
    },
    {
      path: 'Makefile',
      text: '$(foreach n,$(NAMES),$(eval $(call rule,$(n))))\nlong \\\n  longer: x\n\ttrue\n',
      finds: [
        {family: 'task', name: '$(eval)', line: 1, pattern: true},
        {family: 'task', name: 'long', line: 2},
        {family: 'task', name: 'longer', line: 2},
      ],
    },
  ],
}

const optional = {optional: true as const}

/** What stands before the colon of a rule; undefined where the line is none, or only gives a target a variable of its own. */
function targetsIn(line: string): string | undefined {
  let depth = 0
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!
    if (/[({]/.test(char)) depth++
    else if (/[)}]/.test(char)) depth--
    else if (depth > 0) continue
    else if (char === '=') return undefined
    else if (char === ':') {
      const rest = line.slice(at + 1)
      if (/^:{0,2}=/.test(rest) || /^:?\s*(?:(?:override|export|private)\s+)*[\w.-]+\s*[:?+!]{0,3}=/.test(rest))
        return undefined
      return line.slice(0, at).replace(/&$/, '')
    }
  }
  return undefined
}

/** The variables that are given one plain value; of one that is given several, all of them, because conditions are not decided. */
function variablesOf(lines: MakeLine[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const {text} of lines) {
    const set = /^(?:(?:export|override)\s+)*([\w.-]+)\s*(?::{0,3}|\?|\+)=\s*(.*)$/.exec(text)
    if (set) found.set(set[1]!, `${found.get(set[1]!) ?? ''} ${set[2]!}`.trim())
  }
  return found
}
