import {createHash} from 'node:crypto'
import type {Site} from './remark-proofbook.ts'

interface Config {
  cache?: unknown
  experiments?: object
}

interface Cache {
  version?: string
  buildDependencies?: unknown
}

/**
 * What bundlers keep of a page between builds depends on more than its text: which documents are Proofbook's, where their pages
 * are, and this plugin. Gives the part of a bundler's configuration that makes them forget when that changes.
 */
export function cacheOfPages(config: Config, {modules, permalinks, root}: Site, program: string): object {
  const known = [root, ...modules, ...permalinks]
  const digest = createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 16)
  const experimental = config.experiments && 'cache' in config.experiments && config.experiments.cache
  if (isCache(experimental)) {
    const {version = '', buildDependencies} = experimental
    const files = Array.isArray(buildDependencies) ? (buildDependencies as unknown[]) : []
    const cache = {version: `${version}-${digest}`, buildDependencies: [...new Set([...files, program])]}
    return {experiments: {cache: {...experimental, ...cache}}}
  }
  if (!isCache(config.cache)) return {}
  return {cache: {version: `${config.cache.version ?? ''}-${digest}`, buildDependencies: {proofbook: [program]}}}
}

function isCache(cache: unknown): cache is Cache {
  return typeof cache === 'object' && cache !== null
}
