import {verify} from '../../ledger/verify.ts'
import type {DocumentProofs, Verification} from '../../proof.ts'
import type {PageData, SiteData} from '../page-data.ts'
import {fromAddress, intoAddress} from './address.ts'
import {keep, recall} from './device.ts'
import {fillableValues} from './fillable-values.ts'
import {openForPrint} from './open-for-print.ts'
import {poll} from './poll.ts'
import {readProofs} from './read-proofs.ts'
import {shareProofs} from './share-proofs.ts'
import {readTicks, type Ticks} from './ticks.ts'

/** What the parts of a page show, at one moment. */
export interface Live {
  /** Milliseconds since 1970; undefined on the server and in the first render, which claim nothing about now. */
  now?: number
  /** The chosen target. */
  target: string
  targets: string[]
  proofs: DocumentProofs
  /** By name of the target. */
  verifications: Record<string, Verification>
  /** Inputs as the reader gave them. */
  inputs: Record<string, string>
  /** What commands are filled in with: variables of the target, and inputs that are as they should be. */
  values: Record<string, string>
  incident: string
  /** When which item of the checklists was ticked, for the incident. */
  ticks: Ticks
  /** The part of the page that its address points at. */
  hash: string
  /** The last attempt to learn something newer failed. */
  isCutOff: boolean
}

export interface PageStore {
  /** What the server renders. */
  initial: Live
  live: () => Live
  subscribe: (listener: () => void) => () => void
  choose: (target: string) => void
  setInput: (name: string, value: string) => void
  setIncident: (incident: string) => void
  setTicks: (ticks: Ticks) => void
}

const stores = new WeakMap<PageData, PageStore>()

/** The store that all parts of a page share. */
export function pageStore(page: PageData, site: SiteData): PageStore {
  const known = stores.get(page)
  if (known) return known
  const store = create(page, site)
  stores.set(page, store)
  return store
}

function create(page: PageData, site: SiteData): PageStore {
  const {slug} = page.claims
  const listeners = new Set<() => void>()
  const targets = [...new Set([...site.targets.map(({name}) => name), ...Object.keys(page.proofs.targets)])]
  let live: Live | undefined
  const initial = derive({
    target: targets.includes(site.target) ? site.target : (targets[0] ?? site.target),
    targets,
    proofs: page.proofs,
    verifications: {},
    inputs: Object.fromEntries(page.inputs.map(({name, default: preset = ''}) => [name, preset])),
    values: {},
    incident: '',
    ticks: {},
    hash: '',
    isCutOff: false,
  })

  function derive(next: Live): Live {
    const now = new Date(next.now ?? next.proofs.asOf)
    const verifications = next.targets.map((name) => [name, verify(page.claims, next.proofs, name, now)] as const)
    const isSame = live && live.target === next.target && live.inputs === next.inputs
    const values = isSame ? next.values : fillableValues(page, site, next)
    return {...next, verifications: Object.fromEntries(verifications), values}
  }

  function update(change: Partial<Live>): void {
    live = derive({...read(), now: Date.now(), ...change})
    for (const listener of listeners) listener()
  }

  /** The first look at address, device and clock. */
  function read(): Live {
    if (live) return live
    const wanted = [fromAddress('target'), recall('target')].find(
      (name) => name !== undefined && targets.includes(name),
    )
    const inputs = Object.entries(initial.inputs).map(([name, preset]) => [name, fromAddress(name) ?? preset])
    const incident = fromAddress('incident') ?? ''
    return (live = derive({
      ...initial,
      now: Date.now(),
      target: wanted ?? initial.target,
      inputs: Object.fromEntries(inputs),
      incident,
      ticks: readTicks(slug, incident),
      hash: location.hash,
    }))
  }

  function take(answer: unknown): boolean {
    const proofs = readProofs(answer, slug)
    // A cache may hand out what is older than the page.
    if (proofs && (proofs.live || !(Date.parse(proofs.asOf) < Date.parse(read().proofs.asOf))))
      update({proofs: shareProofs(read().proofs, proofs)})
    return proofs !== undefined
  }

  function start(): () => void {
    const follow = () => update({hash: location.hash})
    const share = () => update({ticks: readTicks(slug, read().incident)})
    const stops = [
      openForPrint(),
      poll({
        address: site.proofs + slug.split('/').map(encodeURIComponent).join('/') + '.json',
        take,
        isLive: () => read().proofs.live === true,
        tick: () => update({}),
        reached: (isReached) => read().isCutOff === isReached && update({isCutOff: !isReached}),
      }),
    ]
    window.addEventListener('hashchange', follow)
    window.addEventListener('storage', share)
    return () => {
      window.removeEventListener('hashchange', follow)
      window.removeEventListener('storage', share)
      for (const stop of stops) stop()
      // Whoever comes back is shown what the address says then.
      live = undefined
    }
  }

  let stop: (() => void) | undefined
  return {
    initial,
    live: read,
    subscribe(listener) {
      listeners.add(listener)
      stop ??= start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = undefined
      }
    },
    choose(target) {
      keep('target', target)
      if (fromAddress('target') !== undefined) intoAddress('target', target)
      update({target})
    },
    setInput(name, value) {
      intoAddress(name, value)
      update({inputs: {...read().inputs, [name]: value}})
    },
    setIncident(incident) {
      intoAddress('incident', incident)
      update({incident, ticks: readTicks(slug, incident)})
    },
    setTicks(ticks) {
      keep(`ticks ${slug} ${read().incident}`, JSON.stringify(ticks))
      update({ticks})
    },
  }
}
