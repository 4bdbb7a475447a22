import {severityRank} from '../page-facts/severity.ts'

/** A severity as it is written, marked by how bad its name is known to be. */
export default function Severity({severity}: {severity: string}) {
  if (severity === '') return <span className="pbp-quiet">not given</span>
  return <span className={`pbp-severity pbp-severity--${severityRank(severity)}`}>{severity}</span>
}
