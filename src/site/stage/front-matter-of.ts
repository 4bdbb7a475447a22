import {parse} from '../../parse/index.ts'
import type {Document} from '../../document.ts'
import type {Json} from '../../model.ts'
import {isObject} from '../../util/is-object.ts'

/** What a document says on top of itself, however it says it. */
export interface TopOfDocument {
  document: Document
  /** The text with the front matter replaced by as many empty lines. */
  body: string
  title?: string
  description?: string
  tags: string[]
  faults: {line: number; message: string}[]
}

/** Reads the front matter of a document leniently: YAML, what looks like YAML, or Hugo's TOML between `+++` lines. Never throws. */
export function frontMatterOf(path: string, text: string): TopOfDocument {
  const toml = /^\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??\+\+\+[ \t]*(?=\r?\n|$)/.exec(text)
  const body = toml ? blank(toml[0]) + text.slice(toml[0].length) : text
  const document = parse({path, text: body, digest: ''})
  if (toml) return {document, body, ...fromLines(toml[1] ?? '', '='), faults: []}
  const {frontMatterText, frontMatter} = document
  if (frontMatterText === undefined) return {document, body, tags: [], faults: []}
  const top = /^---[^\r\n]*(?:\r\n|\n|\r)[\s\S]*?(?<=[\r\n])---[ \t]*(?=[\r\n]|$)/.exec(body)?.[0] ?? ''
  const faults = document.problems
    .filter(({rule}) => rule === 'front-matter')
    .map(({reason, place}) => ({line: place.start.line, message: `${reason}, in the front matter; read line by line`}))
  const values = Object.keys(frontMatter).length > 0 ? fromValues(frontMatter) : fromLines(frontMatterText, ':')
  return {document, body: blank(top) + body.slice(top.length), ...values, faults}
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, '')
}

type Known = Pick<TopOfDocument, 'title' | 'description' | 'tags'>

function fromValues({title, description, tags}: Record<string, Json | undefined>): Known {
  return {
    ...named('title', plainText(title)),
    ...named('description', plainText(description)),
    tags: [tags]
      .flat()
      .map(plainText)
      .filter((tag) => tag !== undefined),
  }
}

function plainText(value: Json | undefined): string | undefined {
  if (isObject(value) || value === null || value === undefined || Array.isArray(value)) return undefined
  const text = String(value).replace(/\s+/g, ' ').trim()
  return text === '' ? undefined : text.slice(0, 500)
}

function fromLines(text: string, mark: ':' | '='): Known {
  const value = (name: string): string | undefined => {
    const line = text
      .split(/\r\n|\n|\r/)
      .find((line) => line.startsWith(name) && /^[ \t]*[:=]/.test(line.slice(name.length)))
    const written = line?.slice(line.indexOf(mark) + 1).trim()
    const plain = written?.replace(/^(["'])(.*)\1$/, '$2')
    // What a template would have filled in says nothing by itself.
    return plain === undefined || plain === '' || plain.includes('{{') ? undefined : plain.slice(0, 500)
  }
  return {...named('title', value('title')), ...named('description', value('description')), tags: []}
}

function named<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  return (value === undefined ? {} : {[name]: value}) as Partial<Record<Name, string>>
}
