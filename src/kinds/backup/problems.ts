import type {OptionProblem} from '../../kind.ts'
import type {Backup} from './schema.ts'

/** What the schema cannot say: fields that exclude each other, and a password in the open. */
export function problems({database, scratch, from, to, format}: Backup): OptionProblem[] {
  const found: OptionProblem[] = []
  if (from !== undefined && to !== undefined) {
    const hint = '`from` restores a dump that exists, `to` keeps a new one'
    found.push({path: ['to'], reason: 'Unexpected `to` beside `from`, expected one of them', hint})
  }
  if (from !== undefined && format !== undefined) {
    const reason = 'Unexpected `format` beside `from`, expected none: a dump says by itself which it is'
    found.push({path: ['format'], reason})
  }
  for (const [name, address] of Object.entries({database, scratch})) {
    if (address !== undefined) found.push(...addressProblems(name, address))
  }
  return found
}

function addressProblems(name: string, address: string): OptionProblem[] {
  if (/^\w+:\/\/[^:/@]*:(?!\$\{)[^/@]+@/.test(address)) {
    const hint = 'name a variable of the target: `${DATABASE_URL}`'
    return [{path: [name], reason: 'Unexpected password in the document, expected it in a variable', hint}]
  }
  if (/^\$\{|^postgres(ql)?:\/\//.test(address)) return []
  return [
    {path: [name], reason: `Unexpected \`${address}\`, expected a \`postgres://\` address`, hint: '`${DATABASE_URL}`'},
  ]
}
