import type {Facts} from '../../fact.ts'
import type {Page, PageFence, Piece, Span} from '../../page.ts'
import {placeInPiece} from '../place-in-piece.ts'
import {commandsIn} from '../shell/commands-in.ts'
import {isOwnHost, pathOf} from './own-path.ts'
import {requestOf} from './request-of.ts'
import type {RouteMention} from './route-mention.ts'

const verbs = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS'
const withVerb = new RegExp(
  `(?<![\\w-])(${verbs})\\s+(?:https?://(?:localhost|127\\.0\\.0\\.1)(?::\\d+)?)?(/[^\\s\`"'|]*)`,
  'g',
)

/** The routes that a page names: with their method in text, tables, inline code and HTTP blocks, alone in inline code, and in commands that run curl. */
export function routesIn(page: Page, facts: Facts): RouteMention[] {
  const told = [...page.prose, ...page.codes].flatMap((piece) => inPiece(piece, page, facts))
  const sent = page.fences.filter(({language}) => /^(?:http|rest|restclient)$/i.test(language)).flatMap(inFence)
  return [...told, ...sent, ...commandsIn(page).flatMap(requestOf)]
}

function inPiece(piece: Piece, page: Page, facts: Facts): RouteMention[] {
  const isCode = 'inLink' in piece
  const alone = isCode && /^\/[^\s'"`]*$/.exec(piece.text)?.[0]
  if (alone) {
    const path = pathOf(alone)
    return path === undefined ? [] : [{path, at: placed(piece, 0, alone, page, facts)}]
  }
  return [...piece.text.matchAll(withVerb)].flatMap((match) => {
    const path = pathOf(isCode ? match[2]! : match[2]!.replace(/[.,;:!?)\]]+$/, ''))
    return path === undefined ? [] : [{method: match[1]!, path, at: placed(piece, match.index, match[0], page, facts)}]
  })
}

function placed(piece: Piece, offset: number, text: string, page: Page, facts: Facts): () => Span {
  return () => placeInPiece(piece, offset, text.length, page, facts)
}

function inFence({text, line, columns}: PageFence): RouteMention[] {
  return text.split('\n').flatMap((row, index) => {
    const [, method = '', host, written = ''] = request.exec(row) ?? []
    const path = pathOf(written)
    if (path === undefined || (host !== undefined && !isOwnHost(host))) return []
    const column = columns[index] ?? 1
    const end = {line: line + index, column: column + row.trimEnd().length}
    return [{method, path, at: () => ({start: {line: line + index, column}, end})}]
  })
}

const request = new RegExp(`^(${verbs})\\s+(?:(?:https?://)?([^\\s/]+))?(/\\S*)`)
