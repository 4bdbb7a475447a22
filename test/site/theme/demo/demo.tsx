import type {ReactNode} from 'react'
import BrokenCheck from '@theme/Proofbook/BrokenCheck'
import Check from '@theme/Proofbook/Check'
import Checklist from '@theme/Proofbook/Checklist'
import Drill from '@theme/Proofbook/Drill'
import Inputs from '@theme/Proofbook/Inputs'
import Step from '@theme/Proofbook/Step'
import Verification from '@theme/Proofbook/Verification'
import type {PageData} from '../../../../src/site/page-data.ts'

/** A page with every part, as a document would have it. */
export default function Demo({page}: {page: PageData}): ReactNode {
  return (
    <main className="markdown" style={{maxWidth: 800, margin: '0 auto', padding: 16}}>
      <h1>Deployment</h1>
      <Verification page={page} />
      <Inputs page={page} />
      <p>How carrel is deployed, and how it is taken back.</p>
      {page.checks.map(({name}) => (
        <Check key={name} page={page} name={name} />
      ))}
      <BrokenCheck page={page} line="40" />
      <Step
        page={page}
        id="restart"
        effect="writes"
        undo="stop"
        language="bash"
        code={'kubectl -n "$namespace" delete pod ${pod} --wait # one by one\nkubectl -n "$namespace" get pods'}
      />
      <Step page={page} id="stop" effect="destroys" language="console" code={'$ dropdb carrel_$namespace\nDROPPED\n'} />
      <Checklist page={page} list="0">
        <ul className="contains-task-list">
          <li className="task-list-item">
            <input type="checkbox" disabled /> Tell the channel
          </li>
          <li className="task-list-item">
            <input type="checkbox" disabled /> Open the <code>status</code> page
            <ul className="contains-task-list">
              <li className="task-list-item">
                <input type="checkbox" disabled /> and write what is known
              </li>
            </ul>
          </li>
          <li className="task-list-item">
            <p>
              <input type="checkbox" disabled checked /> Done in the text
            </p>
          </li>
        </ul>
      </Checklist>
      <Drill name="database-is-down" code={'inject: kill -STOP 1\nwithin: 20s'} />
    </main>
  )
}
