/** What the site shows for an address that leads nowhere; `wrapNotFound` makes the alias. */
declare module '@proofbook/not-found' {
  export {default} from '@theme/NotFound/Content'
}
