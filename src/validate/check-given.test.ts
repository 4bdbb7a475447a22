import {expect, it} from 'vitest'
import {planOf, specOf} from '../../test/support/plan-of.ts'
import {checkGiven} from './index.ts'

const specs = [
  specOf({id: 'a#one', inputs: {namespace: {default: 'shop', pattern: '[a-z]+'}, TOKEN: {}}}),
  specOf({id: 'b#two', inputs: {namespace: {pattern: '[a-z]+'}, pod: {}}}),
  specOf({id: 'c#three', inputs: {namespace: {pattern: '[0-9]+'}}}),
]
/** What is said of some values, where the last document is not among those that are run. */
const told = (given: Record<string, string>) =>
  checkGiven(given, {specs, plan: planOf(specs.slice(0, 2)), secrets: ['TOKEN']}).map(
    ({rule, reason, hint, place}) => `${place.path} ${rule} ${reason}${hint === undefined ? '' : ` (${hint})`}`,
  )

it.each<[Record<string, string>, string[]]>([
  [{namespace: 'stage', pod: 'anything at all'}, []],
  [{pod: ''}, []],
  [
    {namespce: 'x'},
    [
      '<command line> unknown-input Unexpected input `namespce`, expected an input of a document that has checks (did you mean `namespace`?)',
    ],
  ],
  [
    {other: 'x'},
    [
      '<command line> unknown-input Unexpected input `other`, expected an input of a document that has checks (one of `TOKEN`, `namespace`, `pod`)',
    ],
  ],
  [{constructor: 'x'}, [expect.stringContaining('Unexpected input `constructor`') as string]],
  [
    {namespace: 'a1', pod: 'x'},
    ['<command line> input Unexpected `--input namespace=a1`, expected a value that matches `[a-z]+`'],
  ],
  [{namespace: ''}, [expect.stringContaining('expected a value that matches') as string]],
  [{namespace: 'a\n'}, [expect.stringContaining('Unexpected `--input namespace=a⏎`') as string]],
  [{TOKEN: 'open sesame'}, [expect.stringMatching(/the secret `TOKEN` on the command line(?!.*sesame)/) as string]],
])('%j', (given, problems) => {
  expect(told(given)).toEqual(problems)
})
