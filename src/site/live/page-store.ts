import {verify} from '../../ledger/verify.ts'
import type {DocumentProofs, Verification} from '../../proof.ts'
import type {PageData, SiteData} from '../page-data.ts'
import {fromAddress, intoAddress} from './address.ts'
import {keep, recall} from './device.ts'
import {fillableValues} from './fillable-values.ts'
import {proofsAddress} from './proofs-address.ts'

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
}

const stores = new WeakMap<PageData, PageStore>()

/** The store that all parts of a page share. */
export function pageStore(page: PageData, site: SiteData): PageStore {
  let store = stores.get(page)
  if (!store) stores.set(page, (store = create(page, site)))
  return store
}

function create(page: PageData, site: SiteData): PageStore {
  const {slug} = page.claims
  const listeners = new Set<() => void>()
  const targets = [...new Set([...site.targets.map(({name}) => name), ...Object.keys(page.proofs.targets)])]
  let live: Live | undefined
  let stop: (() => void) | undefined

  const derive = (next: Live): Live => {
    const now = new Date(next.now ?? next.proofs.asOf)
    const verifications = targets.map((name) => [name, verify(page.claims, next.proofs, name, now)] as const)
    const values = fillableValues(page, site, next)
    // What did not change is the same object as before, so that nobody renders it again.
    const isSame = JSON.stringify(values) === JSON.stringify(next.values)
    return {...next, verifications: Object.fromEntries(verifications), values: isSame ? next.values : values}
  }

  const initial = derive({
    target: targets.includes(site.target) ? site.target : (targets[0] ?? site.target),
    targets,
    proofs: page.proofs,
    verifications: {},
    inputs: Object.fromEntries(page.inputs.map(({name, default: preset = ''}) => [name, preset])),
    values: {},
    hash: '',
    isCutOff: false,
  })

  /** Looks at address, device and clock when it is first asked. */
  const read = (): Live => {
    if (live) return live
    const wanted = [fromAddress('target'), recall('target')].find(
      (name) => name !== undefined && targets.includes(name),
    )
    const inputs = Object.entries(initial.inputs).map(([name, preset]) => [name, fromAddress(name) ?? preset])
    return (live = derive({
      ...initial,
      now: Date.now(),
      target: wanted ?? initial.target,
      inputs: Object.fromEntries(inputs),
      hash: location.hash,
    }))
  }

  const update = (change: Partial<Live>): void => {
    live = derive({...read(), now: Date.now(), ...change})
    for (const listener of listeners) listener()
  }

  const start = (): (() => void) => {
    const hashChanged = () => update({hash: location.hash})
    const address = proofsAddress(site, slug)
    let isOver = false
    let unfollow: (() => void) | undefined
    window.addEventListener('hashchange', hashChanged)
    const followIt = async () => {
      const {follow} = await import('./follow.ts')
      if (!isOver) unfollow = follow({address, slug, proofs: () => read().proofs, update})
    }
    // Without a network a page is right; it is not fresh.
    followIt().catch(() => update({isCutOff: true}))
    return () => {
      isOver = true
      unfollow?.()
      window.removeEventListener('hashchange', hashChanged)
      // Whoever comes back is shown what the address says then.
      live = undefined
    }
  }

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
  }
}
