import type {AlertFact} from '../fact.ts'
import type {AlertCoverage} from '../report.ts'
import type {AlertHeading, AlertPage, Shelf, Spot} from './alert-page.ts'
import {addressIn} from './address-in.ts'
import {fillAddress} from './fill-address.ts'
import {type Located, locateAddress} from './locate-address.ts'
import {routeBook} from './route-book.ts'
import {runbookAddress} from './runbook-address.ts'
import {bestFirst, type Speakers, speakersOf} from './speakers-of.ts'

/**
 * Where the rule of an alert leads. `page`: to a page that is there, and a heading where it asks for one. `dead-page`, `dead-anchor`:
 * to one that is not. `external`: away from this repository. `unchecked`: to what is known only when the rule is rendered. `none`: nowhere.
 */
type LeadState = AlertCoverage['rules'][number]['state']

/** The rule of an alert, and where it leads. */
export interface AlertLead {
  rule: AlertFact
  state: LeadState
  /** As written in the rule. */
  address?: string
  /** The page it leads to, also where the heading is dead; undefined for a file that is no page. */
  page?: AlertPage
  heading?: AlertHeading
  /** The path, alert or fragment that is not there. */
  missing?: string
  /** The fragment of the heading, which is written in another case. */
  otherCase?: string
  /** The address is of this repository without a doubt. */
  certain: boolean
  /** It leads there by the name of an alert, as `/alerts/<name>` on the site does. */
  byName?: boolean
  /** What speaks of the alert by its name, the best first. */
  speakers: Spot[]
}

const known = new WeakMap<readonly AlertFact[], WeakMap<Shelf, AlertLead[]>>()

/** Where each rule leads, in their order. */
export function leadsOf(rules: readonly AlertFact[], shelf: Shelf): AlertLead[] {
  const ofRules = known.get(rules) ?? new WeakMap<Shelf, AlertLead[]>()
  known.set(rules, ofRules)
  const leads = ofRules.get(shelf) ?? findLeads(rules, shelf)
  ofRules.set(shelf, leads)
  return leads
}

interface Surroundings {
  shelf: Shelf
  speakers: (name: string) => Speakers
  locate: (address: string, rule: AlertFact) => Located
}

function findLeads(rules: readonly AlertFact[], shelf: Shelf): AlertLead[] {
  const routes = new Map(
    shelf.pages.flatMap(({permalink, routes = [], path}) =>
      [...routes, ...(permalink === undefined ? [] : [permalink])].map((route): [string, string] => [route, path]),
    ),
  )
  const book = routeBook(shelf.paths, routes)
  const locate = (address: string, rule: AlertFact) => locateAddress(address, rule, shelf, book)
  const around = {shelf, speakers: speakersOf(shelf.pages), locate}
  return withDoubts(rules.map((rule) => leadOf(rule, around)))
}

function leadOf(rule: AlertFact, around: Surroundings): AlertLead {
  const speakers = bestFirst(around.speakers(rule.name))
  const written = runbookAddress(rule)
  const address = addressIn(written)
  if (written === undefined || address === 'none') return {rule, state: 'none', certain: true, speakers}
  const base = {rule, address: written, speakers}
  if (address === 'prose') return {...base, state: 'unchecked', certain: false}
  const ends = fillAddress(address, rule).map((one) => ({...base, ...endOf(around.locate(one, rule), around)}))
  return ends.reduce((worst, one) => (rank(one.state) < rank(worst.state) ? one : worst))
}

const worstFirst: LeadState[] = ['dead-page', 'dead-anchor', 'unchecked', 'external', 'none', 'page']

function rank(state: LeadState): number {
  return worstFirst.indexOf(state)
}

type End = Omit<AlertLead, 'rule' | 'speakers'>

function endOf(located: Located, {shelf, speakers}: Surroundings): End {
  if (located.kind === 'external' || located.kind === 'unchecked') return {state: located.kind, certain: false}
  const {certain, fragment} = located
  if (located.kind === 'alert') {
    const [spot] = bestFirst(speakers(located.name))
    if (!spot) return {state: 'dead-page', missing: located.name, byName: true, certain}
    return {state: 'page', ...spot, certain, byName: true}
  }
  const {path, isThere} = located
  if (!isThere) return {state: 'dead-page', missing: path, certain}
  const page = shelf.pageOf(path)
  if (!page) return {state: 'page', certain}
  return {page, certain, ...headingEnd(page, fragment)}
}

function headingEnd(page: AlertPage, fragment: string): Pick<AlertLead, 'state' | 'heading' | 'missing' | 'otherCase'> {
  if (fragment.includes('\uFFFD')) return {state: 'unchecked'}
  // Lines of a file, and text that browsers look for, are no headings.
  if (fragment === '' || /^(?:top|L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?|:~:.*)$/.test(fragment)) return {state: 'page'}
  const heading = page.headings.find(({anchor}) => anchor === fragment)
  if (heading) return {state: 'page', ...(heading.depth > 1 && {heading})}
  if (page.anchors.includes(fragment)) return {state: 'page'}
  const lowered = fragment.toLowerCase()
  const other = page.headings.find(({anchor}) => anchor.toLowerCase() === lowered)
  if (other) return {state: 'page', otherCase: other.anchor, ...(other.depth > 1 && {heading: other})}
  const anchor = page.anchors.find((one) => one.toLowerCase() === lowered)
  return anchor === undefined ? {state: 'dead-anchor', missing: fragment} : {state: 'page', otherCase: anchor}
}

/**
 * An address on a host that nobody has claimed is ours where most addresses beside it lead to pages here: then one that leads nowhere is
 * dead, too. Else it is somebody else's.
 */
function withDoubts(leads: AlertLead[]): AlertLead[] {
  const folders = new Map<string, {led: number; lost: number}>()
  for (const {address = '', state, certain} of leads) {
    if (certain || state === 'none') continue
    const folder = folderOf(address)
    const count = folders.get(folder) ?? {led: 0, lost: 0}
    if (state === 'page' || state === 'dead-anchor') count.led++
    else count.lost++
    folders.set(folder, count)
  }
  return leads.map((lead) => {
    const {address = '', state, certain, byName, rule} = lead
    if (certain || (state !== 'external' && state !== 'dead-page')) return lead
    const {led, lost} = folders.get(folderOf(address))!
    if (led > lost) return {...lead, state: 'dead-page', missing: lead.missing ?? nameIn(address, rule)}
    if (state === 'external') return lead
    const {missing: _, ...rest} = lead
    return byName ? {...rest, state: 'external'} : lead
  })
}

function folderOf(address: string): string {
  return pathOf(address)
    .replace(/[^/]*$/, '')
    .toLowerCase()
}

function nameIn(address: string, rule: AlertFact): string {
  const path = fillAddress(pathOf(address), rule)[0]!
  return path.slice(path.lastIndexOf('/') + 1)
}

function pathOf(address: string): string {
  return address.replace(/(?:\{\{-?\s*(?:with|if)\b[^{}]*\}\})?[?#].*$/s, '').replace(/\/+$/, '')
}
