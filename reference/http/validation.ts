import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type {FastifySchemaCompiler} from 'fastify'

/** Compiles the schemas of routes: bodies are taken as they are, texts of a query or a path become numbers. */
export function createValidator(shared: object[]): FastifySchemaCompiler<object> {
  const strict = createAjv(false, shared)
  const coercing = createAjv(true, shared)
  return ({schema, httpPart}) => (httpPart === 'body' ? strict : coercing).compile(schema)
}

function createAjv(coerceTypes: boolean, schemas: object[]): Ajv2020 {
  const ajv = new Ajv2020({allErrors: true, coerceTypes, strict: false})
  formats.default(ajv)
  ajv.addSchema(schemas)
  return ajv
}
