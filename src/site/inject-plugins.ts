/** As much of a bundler's rule as leads to the options of its loaders. */
interface Rule {
  use?: unknown
  oneOf?: unknown
  rules?: unknown
  loader?: unknown
  options?: unknown
}

interface MdxOptions {
  beforeDefaultRemarkPlugins?: unknown[]
  beforeDefaultRehypePlugins?: unknown[]
  processors?: unknown
}

/**
 * A plugin for webpack and Rspack that puts a remark plugin and some for rehype in front of those of every MDX loader of a site, whichever
 * of its plugins made it: a site then lists `proofbook/docusaurus` and nothing else.
 */
export function injectPlugins(remark: unknown, rehype: unknown[]): {apply: (compiler: Compiler) => void} {
  return {
    apply: ({options}) => {
      for (const loader of mdxLoaders(options.module.rules)) {
        const before = loader.beforeDefaultRemarkPlugins ?? []
        if (before.includes(remark)) continue
        loader.beforeDefaultRemarkPlugins = [remark, ...before]
        loader.beforeDefaultRehypePlugins = [...rehype, ...(loader.beforeDefaultRehypePlugins ?? [])]
        // Made of the plugins as they were; without it, the loader makes its processors when it first needs them.
        delete loader.processors
      }
    },
  }
}

interface Compiler {
  options: {module: {rules: unknown[]}}
}

function mdxLoaders(rules: unknown): MdxOptions[] {
  if (!Array.isArray(rules)) return []
  return rules.flatMap((rule: Rule | null | undefined) => {
    if (typeof rule !== 'object' || rule === null) return []
    const isMdx = typeof rule.loader === 'string' && /[\\/]mdx-loader[\\/]/.test(rule.loader)
    const own = isMdx && typeof rule.options === 'object' && rule.options ? [rule.options as MdxOptions] : []
    const used = Array.isArray(rule.use) ? rule.use : [rule.use]
    return [...own, ...mdxLoaders(used), ...mdxLoaders(rule.oneOf), ...mdxLoaders(rule.rules)]
  })
}
