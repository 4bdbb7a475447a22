import {hydrateRoot} from 'react-dom/client'
import type {PageData} from '../../../../src/site/page-data.ts'
import Demo from './demo.tsx'
import Status from './status.tsx'

const page = JSON.parse(document.querySelector('#page')!.textContent) as PageData
const errors: string[] = []
Object.assign(window, {renderErrors: errors})
const started = performance.now()
hydrateRoot(document.querySelector('#root')!, location.pathname === '/status' ? <Status /> : <Demo page={page} />, {
  onRecoverableError: (error) => errors.push(String(error)),
})
requestIdleCallback(() => {
  document.documentElement.dataset.hasHydrated = 'true'
  Object.assign(window, {hydratedMs: performance.now() - started})
})
