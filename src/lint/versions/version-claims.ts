import type {Page, Piece, Span} from '../../page.ts'
import {productName} from '../../util/product-name.ts'

/** A version that a page says something has. */
export interface VersionClaim {
  name: string
  /** `20`, `20.1`, `20.1.3` */
  version: string
  /** It says: this one or a later. */
  orLater: boolean
  /** `product`: by its name in a text. `package`: by the name of a package. `image`: by the name and tag of an image. */
  of: 'product' | 'package' | 'image'
  /** As written. */
  text: string
  /** What it stands in, and at which offset of its text. */
  within: Piece | (Span & {text: string; line: number; columns: number[]})
  offset: number
}

const products =
  'Node\\.js|NodeJS|nodejs|PostgreSQL|Postgres|Python|Ruby|Golang|Go(?= v?\\d+\\.\\d)|Rust(?= v?\\d+\\.\\d)|Java|OpenJDK|Redis|MySQL|MariaDB|MongoDB|RabbitMQ|[Nn]ginx|NGINX|Elasticsearch|Grafana|Prometheus|Traefik|Keycloak'
const number = String.raw`v?(?<version>\d{1,3}(?:\.\d{1,4}){0,2})(?:\.x)?`
const later = String.raw`(?<behind>\+|,? (?:or|and) (?:later|newer|higher|above|up|greater)\b)?`
/** Nothing behind it that makes it another number, or the number of something: `14 replicas`. */
const end = String.raw`(?![\w%]|\.\d|-\w|:| (?!and\b|or\b|is\b|as\b|with\b|for\b|on\b|in\b|must\b|installed\b|running\b|image\b|runtime\b|database\b|server\b|to\b|at\b|by\b|via\b|locally\b)[a-z])`
const least = String.raw`(?<before>>=|≥|at least )?`

const product = new RegExp(
  String.raw`(?<![\w./@-])(?<name>${products})(?: version| \()? ?${least} ?${number}${later}${end}`,
  'g',
)
/** `Node` and the names of package managers are words too: only with what makes them a requirement. */
const bare = new RegExp(
  String.raw`(?<![\w./@-])(?<name>Node|node|npm|pnpm|Yarn)(?: version)? ?(?:(?<before>>=|≥) ?${number}|v?(?<older>\d{2}(?:\.\d+)*)(?<behind>\+| (?:or|and) (?:later|newer|higher|above)\b))${end}`,
  'g',
)
const behindCode = new RegExp(String.raw`^ (?:version )?${least} ?${number}${later}(?=[,.;)]?(?:\s|$))(?! \w+s\b)`)
const image = /^(?:[\w.-]+(?::\d+)?\/)*(?<name>[a-z][\w.-]*):v?(?<version>\d{1,3}(?:\.\d+){0,2})(?:-[\w.-]+)?$/
const imageLine = /(?:^[ \t]*FROM[ \t]+|^[ \t]*(?:- )?image:[ \t]*["']?)(?<image>[\w.:/-]+)/gm

/** A sentence that compares, remembers or plans says more than one version on purpose. */
const history =
  /\b(?:from|upgrad\w*|migrat\w*|since|before|until|prior|older|earlier|previous\w*|former\w*|deprecat\w*|drop\w*|remov\w*|no longer|was|were|used to|legacy|end[- ]of[- ]life|EOL|support(?:s|ed)?|works?|worked|working|starting|under|below|compatib\w*|test(?:s|ed)|introduc\w*|added|changed|example|e\.g|such as|between|versus|vs|instead|not|only|unlike|if|when|bug|fixed)\b/i

/** The versions that a page says are in use or asked for, where that is clear. */
export function versionClaims({prose, codes, fences, headings}: Page): VersionClaim[] {
  const byEnd = new Map(codes.map((code) => [`${code.end.line}:${code.end.column}`, code]))
  const before = new Map(prose.map((piece) => [`${piece.end.line}:${piece.end.column}`, piece.text]))
  const inHeading = new Set(headings.map(({start}) => start.line))
  const said = prose.flatMap((piece): VersionClaim[] => {
    if (!/\d/.test(piece.text) || inHeading.has(piece.start.line)) return []
    const found = [...piece.text.matchAll(product), ...piece.text.matchAll(bare)]
      .filter(({index}) => !history.test(lineAround(piece.text, index)))
      .map((match) => claim(match, productName(match.groups!['name']!), 'product', piece))
    const code = byEnd.get(`${piece.start.line}:${piece.start.column}`)
    const lead = code && (before.get(`${code.start.line}:${code.start.column}`) ?? '')
    const isPast = lead !== undefined && history.test(lineAround(`${lead}${piece.text}`, lead.length))
    const behind = code && !isPast ? behindCode.exec(piece.text) : null
    // Which versions of a package another one gets on with is no matter of what is installed.
    return behind && behind.groups!['before'] === undefined && behind.groups!['behind'] === undefined
      ? [...found, claim(behind, code!.text, 'package', piece)]
      : found
  })
  const named = codes.flatMap((code) => {
    const match = image.exec(code.text)
    return match ? [claim(match, productName(match.groups!['name']!), 'image', code)] : []
  })
  const shown = fences.flatMap((fence) =>
    [...fence.text.matchAll(imageLine)].flatMap((line) => {
      const match = image.exec(line.groups!['image']!)
      if (!match) return []
      match.index = line.index + line[0].length - match[0].length
      return [claim(match, productName(match.groups!['name']!), 'image', fence)]
    }),
  )
  return [...said, ...named, ...shown]
}

function claim(
  match: RegExpMatchArray,
  name: string,
  of: VersionClaim['of'],
  within: VersionClaim['within'],
): VersionClaim {
  const {version, older, before, behind} = match.groups as Record<string, string | undefined>
  const orLater = before !== undefined || behind !== undefined
  return {
    name,
    version: version ?? older!,
    orLater,
    of,
    text: match[0].trim(),
    within,
    offset: match.index! + match[0].search(/\S/),
  }
}

function lineAround(text: string, at: number): string {
  const from = Math.max(text.lastIndexOf('\n', at - 1) + 1, text.lastIndexOf('. ', at - 1) + 1)
  const stop = /\n|\. /.exec(text.slice(at))
  return text.slice(from, stop ? at + stop.index : undefined)
}
