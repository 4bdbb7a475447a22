import type {TaskFact} from '../../fact.ts'
import type {Command, Word} from '../shell/commands-in.ts'

/** A command that has tasks done. */
export interface TaskCall {
  tool: TaskFact['tool']
  /** The words that name tasks. */
  tasks: Word[]
  /** Where an option sends it: `-C dir`. */
  folder?: string
  /** The file that an option names: `-f file`. */
  file?: string
}

interface Grammar {
  tool: TaskFact['tool']
  folder: RegExp
  file: RegExp
  /** Other options that take the next word. */
  valued: RegExp
  /** Whether all words name tasks, or the first only. */
  many: boolean
}

const make: Grammar = {
  tool: 'make',
  folder: /^(?:-C|--directory)$/,
  file: /^(?:-f|--file|--makefile)$/,
  valued: /^(?:-I|-o|-W|-E|--include-dir|--old-file|--what-if|--eval)$/,
  many: true,
}
const just: Grammar = {
  tool: 'just',
  folder: /^(?:-d|--working-directory)$/,
  file: /^(?:-f|--justfile)$/,
  valued: /^(?:--chooser|--color|--shell|--shell-arg|--tempdir|--dotenv-path|--dotenv-filename|-E)$/,
  many: false,
}
const task: Grammar = {
  tool: 'task',
  folder: /^(?:-d|--dir)$/,
  file: /^(?:-t|--taskfile)$/,
  valued: /^(?:-o|--output|-C|--concurrency|-I|--interval|--sort)$/,
  many: true,
}
const programs: Record<string, Grammar> = {make, gmake: make, '$(MAKE)': make, just, task, 'go-task': task}

/** What a command asks make, just or task to do; undefined where it does not, or asks for something that cannot be told from here. */
export function taskCallOf({words}: Command): TaskCall | undefined {
  const name = words[0]?.text ?? ''
  if (!Object.hasOwn(programs, name)) return undefined
  const {tool, folder, file, valued, many} = programs[name]!
  const call: TaskCall = {tool, tasks: []}
  for (let at = 1; at < words.length; at++) {
    const {text, isLiteral} = words[at]!
    if (text === '--') break
    if (!text.startsWith('-')) {
      if (/^[\w.]+[:?+]*=/.test(text)) continue
      call.tasks.push(words[at]!)
      if (!many) break
      continue
    }
    const [option, joined] = text.split(/=(.*)/s) as [string, string | undefined]
    const asks = folder.test(option) ? 'folder' : file.test(option) ? 'file' : undefined
    if (asks !== undefined) {
      const value = joined === undefined ? words[++at] : {text: joined, isLiteral}
      if (!value?.isLiteral || call[asks] !== undefined) return undefined
      call[asks] = value.text
    } else if (valued.test(option) && joined === undefined) at++
    else if (/^-[jl]$|^--(?:jobs|load-average)$/.test(option) && /^\d+$/.test(words[at + 1]?.text ?? '')) at++
    else if (tool === 'just' && option === '--set') at += 2
    else if (tool === 'make' && /^-[Cf]./.test(option)) call[option[1] === 'C' ? 'folder' : 'file'] = option.slice(2)
    else if (/^--(?:list|summary|help|version|evaluate|show|dump|init|completion|completions|choose)\b/.test(option))
      return undefined
    else if (tool !== 'make' && /^-[lsh]$/.test(option) && !(tool === 'task' && option === '-s')) return undefined
  }
  return call
}
