import {statfs} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {Observe} from '../../kind.ts'
import {CannotTell} from '../../util/cannot-tell.ts'
import type {DiskRoom} from './schema.ts'

/** Asks for the room on a disk. What it sees is judged elsewhere; what it cannot find out is thrown, with the remedy. */
export const observe: Observe<DiskRoom> = async ({path}, {root}) => {
  try {
    const {bsize, blocks, bavail, bfree} = await statfs(resolve(root, path))
    return {free: bavail * bsize, used: blocks === 0 ? 0 : ((blocks - bfree) / blocks) * 100}
  } catch (error) {
    throw new CannotTell(
      `cannot look at \`${path}\` (${(error as NodeJS.ErrnoException).code}); expected a path that is there`,
    )
  }
}
