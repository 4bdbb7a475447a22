import {HtmlClassNameProvider, PageMetadata} from '@docusaurus/theme-common'
import Layout from '@theme/Layout'
import type {ReactNode} from 'react'
import './pages.css'
import './tables.css'

interface Props {
  /** Names the page to styles: `pbp-page-home`. */
  name: string
  title: string
  description: string
  children: ReactNode
}

/** What all pages beside the documents stand in. */
export default function PageLayout({name, title, description, children}: Props) {
  return (
    <HtmlClassNameProvider className={`pbp-page pbp-page-${name}`}>
      <PageMetadata title={title} description={description} />
      <Layout>
        <main className="pbp-main container">{children}</main>
      </Layout>
    </HtmlClassNameProvider>
  )
}
