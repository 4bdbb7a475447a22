import {readFileSync} from 'node:fs'
import type {Repository} from '../../fact.ts'

/** Something in a page that needed tolerance. */
export interface Note {
  /** Path of the document as somebody knows it. */
  path: string
  /** From 1. */
  line: number
  /** "Unexpected X, expected Y", and what was done. */
  message: string
}

/** A document of somebody's as a page of the staged site. */
export interface StagedPage {
  /** Path relative to the folder. */
  source: string
  /** Path of the copy, relative to the staged site. */
  staged: string
  route: string
  title: string
  description?: string
  tags: string[]
  /** Every place on the page that a link can name, as it is spelled. */
  anchors: string[]
  /** Line of a heading → its anchor. */
  headings: Record<number, string>
  /** What had to be tolerated before the page was rendered. */
  notes: Note[]
  /** The page shows its source, because it cannot be rendered. */
  asSource: boolean
}

/** All that the staged site knows of the folder it was made from. */
export interface Manifest {
  version: 1
  title: string
  /** The path that the site stands at, `/` at both ends; routes are below it. */
  baseUrl: string
  /** Absolute path of the folder. */
  folder: string
  /** Absolute path of the folder of `proofbook.yaml`, or the folder itself. */
  root: string
  /** Absolute path of the staged site. */
  stage: string
  /** Absolute path of Proofbook's Docusaurus plugin. */
  plugin?: string
  /** Absolute paths of Docusaurus's plugins and themes, by name. */
  packages: Record<string, string>
  repository?: Repository
  /** Rule files, relative to `root`. */
  rules: string[]
  pages: StagedPage[]
}

/** The name of the file that keeps it, in the staged site. */
export const manifestFile = 'proofbook-site.json'

/** Reads what staging wrote. */
export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest
}
