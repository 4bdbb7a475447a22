import type {Queries} from '../storage/database.ts'

/** How evenly the chunks lie in their partitions. */
export interface Skew {
  /** Rows of the fullest partition over the mean; 1 is even. */
  ratio: number
  /** Whether there are rows enough for the ratio to mean anything. */
  judged: boolean
  skewed: boolean
  rows: number
  partitions: {name: string; rows: number}[]
}

// Above it the partitions count as skewed.
const skewLimit = 1.5

// A handful of documents lies unevenly by chance: with a hundred rows a partition chance is below the limit.
const rowsToJudge = 16 * 100

/** Counts the rows of every partition of `chunks`. */
export async function measureSkew(client: Queries): Promise<Skew> {
  const {rows: partitions} = await client.query<{name: string; rows: number}>(
    `select child.relname as name, coalesce(counted.rows, 0)::integer as rows
     from pg_inherits
     join pg_class child on child.oid = inhrelid
     left join (select tableoid, count(*) as rows from chunks group by tableoid) as counted on counted.tableoid = inhrelid
     where inhparent = 'chunks'::regclass order by name`,
  )
  const rows = partitions.reduce((sum, partition) => sum + partition.rows, 0)
  const fullest = Math.max(...partitions.map((partition) => partition.rows))
  const ratio = rows === 0 ? 1 : Math.round((fullest / (rows / partitions.length)) * 1000) / 1000
  const judged = rows >= rowsToJudge
  return {ratio, judged, skewed: judged && ratio > skewLimit, rows, partitions}
}
