import {createHash} from 'node:crypto'
import type {Queries} from './database.ts'

/** A switch that operators turn while the service runs. */
export interface Flag {
  name: string
  description: string
  enabled: boolean
  /** Percent of the sessions for which an enabled flag is on. */
  rollout: number
  updatedAt: Date
}

const columns = 'name, description, enabled, rollout, updated_at as "updatedAt"'

/** Every flag, by name. */
export async function readFlags(client: Queries): Promise<Flag[]> {
  return (await client.query<Flag>(`select ${columns} from feature_flags order by name`)).rows
}

/** Changes what is given of a flag; absent where there is no such flag. */
export async function changeFlag(
  client: Queries,
  name: string,
  change: {enabled?: boolean; rollout?: number},
): Promise<Flag | undefined> {
  const {rows} = await client.query<Flag>(
    `update feature_flags set enabled = coalesce($2, enabled), rollout = coalesce($3, rollout), updated_at = now()
     where name = $1 returning ${columns}`,
    [name, change.enabled ?? null, change.rollout ?? null],
  )
  return rows[0]
}

/** Whether a flag is on for a session: the same session always gets the same answer at the same percentage. */
export async function isOn(client: Queries, name: string, session: string): Promise<boolean> {
  const {rows} = await client.query<{enabled: boolean; rollout: number}>(
    'select enabled, rollout from feature_flags where name = $1',
    [name],
  )
  const share = createHash('sha256').update(`${name}:${session}`).digest().readUInt32BE() % 100
  return rows[0] !== undefined && rows[0].enabled && share < rows[0].rollout
}
