import {basename} from 'node:path/posix'
import type {Fact, FactReader} from '../../fact.ts'
import type {Problem} from '../../model.ts'
import {readYaml} from '../../util/read-yaml.ts'
import {unreadableFacts} from '../unreadable-facts.ts'
import {variablesIn} from '../variables/variables-in.ts'

/** Keys, items of lists, and what `name:` or `key:` names: by the line, because templates, tags and tabs keep much of it from being YAML. */
const declared = [
  /^[ \t]*(?:-[ \t]+)?["']?([A-Z][A-Z0-9_]+)["']?[ \t]*(?::(?=\s)|:$|=|$)/gm,
  /^[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?(?:name|key|variable)[ \t]*:[ \t]*["']?([A-Z][A-Z0-9_]+)["']?[ \t]*(?=$|#|,|\})/gm,
  /[[{,][ \t]*["']?([A-Z][A-Z0-9_]+)(?:["']?[ \t]*:[ \t]|=)/g,
]
const asked = [/(?<!\$)\$\{([A-Z][A-Z0-9_]*)(?:\}|:?[-?+=]|:)/g]

/** Variables that YAML declares or takes from the environment: Compose, Kubernetes, GitHub workflows, Render, Spring, `proofbook.yaml`. */
export const yamlVariables: FactReader = {
  name: 'yaml-variables',
  summary: 'variables of Compose, Kubernetes, Helm, workflows, blueprints, Spring and `proofbook.yaml`',
  takes: (path) => /\.ya?ml(?:\.\w+)?$/.test(path) && !/(?:^|\/)(?:pnpm-lock|yarn\.lock)/.test(path),
  mayHold: (text) => /[A-Z][A-Z0-9_]{2}/.test(text),
  read: (path, text) => {
    const facts: Fact[] = []
    // A file of Kubernetes holds several documents; what a Secret holds is secret.
    let line = 0
    for (const part of text.split(/^(?=---)/m)) {
      const isSecret = /^kind:[ \t]*["']?(?:Sealed|External)?Secret\b/m.test(part)
      for (const fact of [...variablesIn(path, part, 'declared', declared), ...variablesIn(path, part, 'read', asked)])
        facts.push({...fact, line: fact.line + line, ...(isSecret && {secret: true as const})})
      line += part.split('\n').length - 1
    }
    return {facts, problems: problemsIn(path, text)}
  },
  examples: [
    {
      path: 'compose.yaml',
      text: 'x: &env\n  LOG_LEVEL: debug\nservices:\n  web:\n    environment:\n      - WEB_PORT=${PORT:-80}\n      - PASSED\n  api:\n    environment: {API_URL: "http://x", <<: *env}\n',
      finds: [
        {family: 'variable', name: 'LOG_LEVEL', use: 'declared', line: 2},
        {family: 'variable', name: 'WEB_PORT', line: 6},
        {family: 'variable', name: 'PASSED', line: 7},
        {family: 'variable', name: 'API_URL', line: 9},
        {family: 'variable', name: 'PORT', use: 'read', line: 6},
      ],
    },
    {
      path: 'chart/templates/web.yaml',
      text: '{{- if .Values.x }}\nkind: Deployment\nspec:\n  env:\n    - name: DB_HOST\n      value: {{ .Values.db }}\n    - {name: DB_USER, value: x}\n---\nkind: Secret\nstringData:\n  DB_DSN: x\n',
      finds: [
        {name: 'DB_HOST', use: 'declared', line: 5},
        {name: 'DB_USER', line: 7},
        {name: 'DB_DSN', line: 11, secret: true},
      ],
    },
    {
      path: 'render.yaml',
      text: 'services:\n  - envVars:\n      - key: SESSION_SECRET\n        generateValue: true\n',
      finds: [{name: 'SESSION_SECRET', secret: true}],
    },
  ],
}

/** A Compose file that no YAML reader takes is one that starts nothing; anchors and tags of its own are fine. */
function problemsIn(path: string, text: string): Problem[] {
  if (!/^(?:docker-)?compose(?:\.[\w-]+)*\.ya?ml$/.test(basename(path)) || text.includes('{{')) return []
  const fault = readYaml(text).faults.find(({rule}) => rule === 'yaml')
  if (!fault || /tag|second document|KiB/.test(fault.reason)) return []
  const line = text.slice(0, fault.start).split(/\r\n|\n|\r/).length
  return [unreadableFacts(path, text, `YAML that cannot be read (${fault.reason})`, line)]
}
