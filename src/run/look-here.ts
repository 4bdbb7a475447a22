import type {Kinds} from '../kind.ts'
import type {Observation} from '../model.ts'
import {CannotTell} from '../util/cannot-tell.ts'
import {killTree} from './kill-tree.ts'
import type {Workers} from './workers.ts'

/**
 * Lets foreign code look in this process, which gets the variables of the check into its environment: for a process that
 * runs a single check and then ends.
 */
export function lookHere(kinds: Kinds): Workers {
  let used = false
  return {
    async look({kind, options, nonce}, context, {onOver}) {
      used = true
      Object.assign(process.env, context.vars, {PROOFBOOK_CHECK: nonce})
      const {observe} = await kinds[kind]!.load()
      return new Promise<Observation>((resolve, reject) => {
        const takeBack = onOver(() => {
          void killTree({nonce}).then(() => reject(new CannotTell('its time was over')))
        })
        observe(options, context).then(resolve, reject).finally(takeBack)
      })
    },
    get used() {
      return used
    },
    end: async () => {},
  }
}
