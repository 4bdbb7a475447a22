import {choosePlace} from './place.ts'
import {isAlive} from './processes.ts'
import {readRecord} from './record.ts'

/** The port of the embedded PostgreSQL that a living service on this data folder runs; absent where there is none. */
export async function runningPort(dataFolder: string): Promise<number | undefined> {
  const {base} = await choosePlace(dataFolder)
  const record = await readRecord(base)
  return record && (await isAlive(record.owner)) && (await isAlive(record.server)) ? record.port : undefined
}
