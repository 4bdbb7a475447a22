import type {Reporter} from '../reporter.ts'
import {github} from './github.ts'
import {gitlab} from './gitlab.ts'
import {json} from './json.ts'
import {junit} from './junit.ts'
import {markdown} from './markdown.ts'
import {prometheus} from './prometheus.ts'
import {sarif} from './sarif.ts'
import {tap} from './tap.ts'
import {terminal} from './terminal/index.ts'

/** Every reporter by the name it has on the command line. `events` is not among them: it streams, see `formatEvent`. */
export const reporters: Record<string, Reporter> = {
  terminal,
  github,
  gitlab,
  junit,
  json,
  tap,
  sarif,
  markdown,
  prometheus,
}
