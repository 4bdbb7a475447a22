import type {Fact, FactReader} from '../../fact.ts'
import type {Json} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'
import {lineOf} from '../line-of.ts'
import {variable} from '../variables/variables-in.ts'

/** Variables that a JSON Schema of an environment has: its properties in capitals. */
export const environmentSchema: FactReader = {
  name: 'environment-schema',
  summary: 'properties in capitals of a JSON Schema',
  takes: (path) => path.endsWith('.json') && !/(?:^|\/)package(?:-lock)?\.json$/.test(path),
  mayHold: (text) => text.includes('"properties"') && /"[A-Z][A-Z0-9_]+"\s*:/.test(text),
  read: (path, text) => {
    let schema: Json
    try {
      schema = JSON.parse(text) as Json
    } catch {
      return {facts: [], problems: []}
    }
    const properties = isObject(schema) && isObject(schema['properties']) ? schema['properties'] : {}
    const facts: Fact[] = Object.entries(properties)
      .filter(([name]) => /^[A-Z][A-Z0-9_]+$/.test(name))
      .map(([name, property]) => ({
        ...variable({name, path, line: lineOf(text, ['properties', name]), use: 'declared'}),
        ...(isObject(property) && property['writeOnly'] === true && {secret: true as const}),
      }))
    return {facts, problems: []}
  },
  examples: [
    {
      path: 'env.schema.json',
      text: '{\n  "properties": {\n    "PORT": {"type": "string"},\n    "DATABASE_URL": {"writeOnly": true},\n    "other": {}\n  }\n}\n',
      finds: [
        {family: 'variable', name: 'PORT', use: 'declared', line: 3},
        {family: 'variable', name: 'DATABASE_URL', line: 4, secret: true},
      ],
    },
  ],
}
