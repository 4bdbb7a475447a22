import {renderToString} from 'react-dom/server'
import type {PageData} from '../../../../src/site/page-data.ts'
import Demo from './demo.tsx'
import Status from './status.tsx'

/** The page as a server renders it. */
export function renderDemo(page: PageData): string {
  return renderToString(<Demo page={page} />)
}

/** The states of all documents as a server renders them. */
export function renderStatus(): string {
  return renderToString(<Status />)
}
