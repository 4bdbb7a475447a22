import type {Facts} from '../../fact.ts'

/** What the reference of a program says. */
export interface KnownProgram {
  /** Names of commands; empty where it has none. */
  commands: Set<string>
  /** Flags by the command they belong to; those of all commands are under an empty name. */
  flags: Map<string, Set<string>>
}

const made = new WeakMap<Facts, Map<string, KnownProgram>>()

/** The programs whose reference is known, by name. Made once. */
export function knownPrograms(facts: Facts): Map<string, KnownProgram> {
  const known = made.get(facts) ?? make(facts)
  made.set(facts, known)
  return known
}

function make(facts: Facts): Map<string, KnownProgram> {
  const programs = new Map<string, KnownProgram>()
  const programOf = (name: string): KnownProgram => {
    const known = programs.get(name) ?? {commands: new Set(), flags: new Map()}
    programs.set(name, known)
    return known
  }
  for (const {program, name} of facts.all('command')) if (name !== '') programOf(program).commands.add(name)
  for (const {program, command = '', name} of facts.all('flag')) {
    const {flags} = programOf(program)
    flags.set(command, (flags.get(command) ?? new Set()).add(name))
  }
  return programs
}
