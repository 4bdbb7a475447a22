import Layout, {type Props} from '@theme/Layout'

/** The layout of the site for a page that has no `main` of its own. */
export default function MainLayout({children, ...props}: Props) {
  return (
    <Layout {...props}>
      <main>{children}</main>
    </Layout>
  )
}
