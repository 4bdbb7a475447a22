import {dirname, join, resolve} from 'node:path'
import {claimsOf, proofFiles, proofsIndex, proofsOf, readLedger} from '../ledger/index.ts'
import type {Problem} from '../model.ts'
import type {DocumentProofs, ProofsIndex} from '../proof.ts'
import {type Project, read} from '../proofbook.ts'
import {folderInRepository} from './folder-in-repository.ts'
import {pageDataOf} from './page-data-of.ts'
import type {PageData} from './page-data.ts'
import {readAlerts} from './read-alerts.ts'
import type {AlertFact} from '../fact.ts'
import type {SiteOptions} from './read-options.ts'
import {type RepositoryLinks, repositoryLinks} from './repository-links.ts'
import {stagedDocuments} from './stage/staged-documents.ts'

/** The documents of a project and what the ledger knows of them, as the pages of a site need them. */
export interface SiteContent {
  project: Project
  /** By path of the document. */
  pages: Record<string, PageData>
  index: ProofsIndex
  /** What a static host serves below `/proofs/`, by path there. */
  proofs: [path: string, text: string][]
  alerts: AlertFact[]
  links: RepositoryLinks
  /** What is wrong with documents, ledger and rules: said with the build, and never its end. */
  problems: Problem[]
  /** What a running site watches. */
  watched: string[]
}

/** Reads a project for a site: its documents, its ledger. Executes nothing. */
export async function loadPages(siteDir: string, options: SiteOptions): Promise<SiteContent> {
  const now = new Date()
  const file = options.config === undefined ? undefined : resolve(siteDir, options.config)
  const cwd = file === undefined ? siteDir : dirname(file)
  const staged = options.staged === undefined ? undefined : stagedDocuments(options.staged)
  const where = staged ? {cwd: staged.root, paths: staged.paths} : {cwd, configFile: file, paths: []}
  const project = await read({...where, today: now.toISOString().slice(0, 10)})
  const {root, documents: patterns, path} = project.config
  const links = repositoryLinks(options, folderInRepository(root))
  const ledger = readLedger(root, {now})
  const alerts = readAlerts(root, options.alerts)
  const claims = project.documents.map((document) => claimsOf(document, project.specs))
  const pages = project.documents.map((document, index): [string, PageData] => {
    const proofs: DocumentProofs = proofsOf(ledger, document.slug, now)
    return [document.path, pageDataOf({document, claims: claims[index]!, proofs, project, links})]
  })
  return {
    project,
    pages: Object.fromEntries(pages),
    index: proofsIndex(ledger, claims, now),
    proofs: [...proofFiles(ledger, claims, now)],
    alerts: alerts.rules,
    links,
    problems: [...project.problems, ...ledger.problems, ...alerts.problems],
    watched: [
      ...patterns.map((pattern) => join(root, pattern)),
      ...(path === undefined ? [] : [join(root, path)]),
      ...options.alerts.map((glob) => join(root, glob)),
    ],
  }
}
