import Head from '@docusaurus/Head'
import {useBreadcrumbsStructuredData} from '@docusaurus/plugin-content-docs/client'

interface Props {
  breadcrumbs: Parameters<typeof useBreadcrumbsStructuredData>[0]['breadcrumbs']
}

/** What search engines read of the way to a page; in place of the classic theme's, out of which a title with `</script>` breaks. */
export default function StructuredData({breadcrumbs}: Props) {
  const data = useBreadcrumbsStructuredData({breadcrumbs})
  return (
    <Head>
      <script type="application/ld+json">{JSON.stringify(data).replaceAll('<', String.raw`\u003c`)}</script>
    </Head>
  )
}
