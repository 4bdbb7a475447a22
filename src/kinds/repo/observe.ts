import {gatherFacts, readers} from '../../facts/index.ts'
import type {Observe} from '../../kind.ts'
import {lookIn} from './look-in.ts'
import type {Repo} from './schema.ts'

/** Asks the files of the project. */
export const observe: Observe<Repo> = async (options, {root, evidence}) => {
  const {imports, packages, scripts, operations} = options
  const needed = [
    imports && 'imports',
    (packages !== undefined || scripts !== undefined) && 'package-json',
    operations !== undefined && 'openapi',
  ]
  const {facts, problems} = gatherFacts({
    root,
    exclude: [],
    readers: readers.filter(({name}) => needed.includes(name)),
  })
  if (problems.length > 0)
    evidence('not read', problems.map(({place, reason}) => `${place.path}: ${reason}`).join('\n'))
  return lookIn(options, facts)
}
