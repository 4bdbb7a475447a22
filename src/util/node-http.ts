/**
 * The module `node:http`, asked for instead of imported: an import reads every property of a module, and one of those loads
 * all of undici, which takes Node 24 as long as a hundred requests.
 */
export const http = process.getBuiltinModule('node:http')
