const fence = 'docs/language.md#the-fence'
const fields = 'docs/language.md#fields-every-check-has'
const variables = 'docs/language.md#variables'
const predicates = 'docs/language.md#predicates'
const frontMatter = 'docs/language.md#front-matter'

/** Every rule that a document is validated by: what it is about, and the page that explains it. */
export const rules = {
  'missing-kind': {about: 'A check names its kind', url: fence},
  'unknown-kind': {about: 'The kind of a check is known', url: fence},
  'not-a-map': {about: 'A check is a map of fields', url: fence},
  yaml: {about: 'A check is YAML', url: fence},
  'yaml-alias': {about: 'A check has neither anchors nor aliases', url: fence},
  'duplicate-key': {about: 'A key stands once', url: fence},
  'control-character': {about: 'A text has no NUL', url: fence},
  'unknown-field': {about: 'Each field is known', url: fields},
  'missing-field': {about: 'No field is missing', url: fields},
  'wrong-type': {about: 'A value has the type that its field wants', url: fields},
  'bad-value': {about: 'A value is one that its field understands', url: fields},
  'missing-id': {about: 'A check has an id', url: fields},
  'bad-id': {about: 'An id is kebab-case', url: fields},
  'duplicate-id': {about: 'An id is unique in its document', url: fields},
  'no-expectation': {about: 'A check expects something', url: predicates},
  'unknown-path': {about: 'An expectation looks at something that is seen', url: predicates},
  predicate: {about: 'A predicate is well formed', url: predicates},
  vacuous: {about: 'A predicate can reject something', url: predicates},
  'wrong-dimension': {about: 'A quantity is compared with its like', url: predicates},
  'unknown-variable': {about: 'A variable is known where it is used', url: variables},
  capture: {about: 'A capture has a name and a path of its own', url: variables},
  until: {about: 'Looking again ends, and not before it began', url: fields},
  'unknown-need': {about: 'A check needs checks of its document', url: fields},
  'needs-cycle': {about: 'No check needs itself', url: fields},
  'needs-later': {about: 'A check needs checks before it', url: fields},
  waiver: {about: 'A waiver has a day to come and a reason', url: fields},
  'unknown-target': {about: 'A target is configured', url: fields},
  'broken-kind': {about: "A kind of the user's own works", url: 'docs/checks/README.md'},
  'front-matter': {about: 'Front matter is understood', url: frontMatter},
} as const

/** Name of a rule. */
export type Rule = keyof typeof rules
