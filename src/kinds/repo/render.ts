import {quoteTemplate} from '../../util/quote-template.ts'
import type {Globs, Repo} from './schema.ts'

/** The claim in plain English. */
export function sentenceFor({files, imports, packages, scripts, operations}: Repo): string {
  const parts = [
    files !== undefined && `files \`${listed(files)}\``,
    imports && `imports from \`${listed(imports.from)}\` to \`${listed(imports.to)}\``,
    packages !== undefined && `packages \`${listed(packages)}\``,
    scripts !== undefined && `scripts \`${listed(scripts)}\``,
    operations !== undefined && `operations \`${listed(operations)}\``,
  ].filter((part) => typeof part === 'string')
  return `The repository is as expected in its ${parts.join(', its ')}`
}

/** What lists about the same on a terminal. */
export function commandFor({files, imports, packages, scripts, operations}: Repo): string {
  const lines = [
    files !== undefined && `git ls-files -co --exclude-standard -- ${paths(files)}`,
    imports && `git grep -nE '\\b(from|import|require)\\b.*["'"'"']' -- ${paths(imports.from)}`,
    (packages !== undefined || scripts !== undefined) && `cat package.json`,
    operations !== undefined && `git grep -lE '"?(openapi|swagger)"?: *"?[23]' -- '*.json' '*.yaml' '*.yml'`,
  ]
  return lines.filter((line) => typeof line === 'string').join('\n') || 'git ls-files'
}

function paths(globs: Globs): string {
  return [globs]
    .flat()
    .map((glob) => quoteTemplate(glob.startsWith('!') ? `:(glob,exclude)${glob.slice(1)}` : `:(glob)${glob}`))
    .join(' ')
}

function listed(globs: Globs): string {
  return [globs].flat().join('`, `')
}
