import type {Facts, FactReader} from '../../src/fact.ts'
import {factsOf, filesOf, readers as all, readReference} from '../../src/facts/index.ts'
import type {LintSettings} from '../../src/config.ts'
import {judgeUnmet, outlineOf} from '../../src/lint/index.ts'
import type {Page} from '../../src/page.ts'
import {kinds} from '../../src/kinds/index.ts'
import {pageOf, parse} from '../../src/parse/index.ts'
import type {WholeWorld} from '../../src/rule.ts'
import {defaultLintSettings} from '../../src/util/default-lint-settings.ts'
import {placesOf, validate} from '../../src/validate/index.ts'
import {markdownEnding} from '../../src/util/markdown-files.ts'

export interface SmallWorld {
  /** Text by path; every `.md` is a page. */
  files: Record<string, string>
  settings?: Partial<LintSettings>
  today?: string
  renames?: Record<string, string>
  renamedHeadings?: Record<string, string>
}

/** A repository that is nothing but some texts. */
export function smallWorld({files, settings, today = '2026-11-28', renames, renamedHeadings}: SmallWorld): WholeWorld {
  const pages = new Map<string, Page>()
  for (const [path, text] of Object.entries(files))
    if (markdownEnding.test(path)) pages.set(path, pageOf({path, text}, kinds))
  const outlines = new Map([...pages].map(([path, page]) => [path, outlineOf(page, files[path]!)]))
  const facts = factsIn(files, all, {renames, renamedHeadings}, settings?.programs)
  const documents = [...pages.keys()].map((path) => parse({path, text: files[path]!, digest: ''}))
  const {specs} = validate(documents, {kinds, targets: {}, secrets: [], today})
  return {
    facts,
    pages: [...outlines.values()],
    pageOf: (path) => outlines.get(path),
    judged: [...pages.values()],
    unmetOn: judgeUnmet({specs, kinds, facts: () => facts, placeOf: placesOf(documents), root: '/', today}),
    settings: {...defaultLintSettings, ...settings},
    today,
  }
}

/** What some readers find in texts. */
export function factsIn(
  files: Record<string, string>,
  readers: FactReader[],
  {renames = {}, renamedHeadings = {}}: Pick<SmallWorld, 'renames' | 'renamedHeadings'> = {},
  programs: Record<string, string> = {},
): Facts {
  const references = Object.entries(programs).flatMap(([program, path]) =>
    readReference(program, path, files[path] ?? ''),
  )
  const facts = Object.entries(files).flatMap(([path, text]) =>
    readers
      .filter(({takes, mayHold}) => takes(path) && (mayHold?.(text) ?? true))
      .flatMap((reader) => reader.read(path, text).facts),
  )
  const ignores = Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => /(?:^|\/)\.gitignore$/.test(path))
      .map(([path, text]) => [path.replace(/\/?\.gitignore$/, ''), text]),
  )
  return factsOf({
    files: filesOf({
      paths: Object.keys(files),
      ignores,
      renames: () => new Map(Object.entries(renames)),
      renamedHeading: (path, anchor) => {
        const to = renamedHeadings[`${path}#${anchor}`]
        return to === undefined ? undefined : {anchor: to, commit: '5eb63bbbe01eeed093cb22bb8f5acdc3'}
      },
    }),
    facts: [...facts, ...references],
    textOf: (path) => files[path],
  })
}
