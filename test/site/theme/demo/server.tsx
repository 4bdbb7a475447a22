import {renderToString} from 'react-dom/server'
import type {PageData} from '../../../../src/site/page-data.ts'
import Demo from './demo.tsx'

/** The page as a server renders it. */
export function renderDemo(page: PageData): string {
  return renderToString(<Demo page={page} />)
}
