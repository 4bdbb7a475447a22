import type {PlannedDocument} from '../model.ts'

/**
 * The paths of the documents that belong to one of `of` parts; `index` counts from 1. A document is never split, because
 * its checks are a sequence. The largest go first, each to the part that has least: Graham's longest processing time rule.
 */
export function shard(documents: readonly PlannedDocument[], {index, of}: {index: number; of: number}): Set<string> {
  const parts = Array.from({length: of}, () => ({steps: 0, paths: new Set<string>()}))
  const bySize = documents.toSorted((a, b) => b.steps.length - a.steps.length || (a.path < b.path ? -1 : 1))
  for (const {path, steps} of bySize) {
    const least = parts.reduce((best, part) => (part.steps < best.steps ? part : best))
    least.steps += steps.length
    least.paths.add(path)
  }
  return parts[index - 1]?.paths ?? new Set()
}
