import type {ProofsIndex} from '../../proof.ts'
import type {ListedDocument, PageAddresses} from '../page-data.ts'
import type {AlertRule} from './alert-rule.ts'

/** What the pages beside the documents are made from. */
export interface PagesInput {
  documents: ListedDocument[]
  /** Names of the targets, in the order of the configuration. */
  targets: string[]
  /** What the ledger knew when the site was built. */
  index: ProofsIndex
  alerts: AlertRule[]
  /** Where the pages stand; undefined: at `/alerts`, `/status` and so on. */
  pages?: PageAddresses
}
