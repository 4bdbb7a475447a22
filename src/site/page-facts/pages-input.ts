import type {ProofsIndex} from '../../proof.ts'
import type {ListedDocument, PageAddresses} from '../page-data.ts'
import type {Shelf} from '../../alerts/index.ts'
import type {AlertFact} from '../../fact.ts'

/** What the pages beside the documents are made from. */
export interface PagesInput {
  documents: ListedDocument[]
  /** Names of the targets, in the order of the configuration. */
  targets: string[]
  /** What the ledger knew when the site was built. */
  index: ProofsIndex
  alerts: AlertFact[]
  /** Where the project is published, and what else it has; undefined: nobody says so. */
  published?: Pick<Shelf, 'repository' | 'below' | 'addresses' | 'has'>
  /** Where the pages stand; undefined: at `/alerts`, `/status` and so on. */
  pages?: PageAddresses
}
