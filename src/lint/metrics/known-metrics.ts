import type {Facts} from '../../fact.ts'

/** The metrics that a repository exposes. */
export interface KnownMetrics {
  names: Set<string>
  isKnown: (name: string) => boolean
  /** Whether a name begins as the metrics of the repository do, or is one of them without a word, so that it should be one of them. */
  isOwn: (name: string) => boolean
}

/** First words that the metrics of many programs share: two words have to be the same before a name is taken for one's own. */
const shared = new Set(
  (
    'http https grpc rpc api rest client server request requests response process go node nodejs python jvm up kube container ' +
    'prometheus promhttp net scrape workqueue apiserver etcd redis pg postgres postgresql mysql db sql nginx rabbitmq kafka ' +
    'probe machine kubelet coredns loki grafana istio envoy traefik haproxy elasticsearch mongodb memcached system cpu memory disk'
  ).split(' '),
)

const made = new WeakMap<Facts, KnownMetrics>()

/** What the code, the saved scrapes and the recording rules of a repository expose. Made once. */
export function knownMetrics(facts: Facts): KnownMetrics {
  const known = made.get(facts) ?? make(facts)
  made.set(facts, known)
  return known
}

function make(facts: Facts): KnownMetrics {
  const names = new Set<string>()
  const endings: string[] = []
  const starts = new Set<string>()
  for (const {name, source, isEnding} of facts.all('metric')) {
    if (source === 'expression') continue
    if (isEnding) endings.push(`_${name}`)
    else names.add(name)
    if (!isEnding && source !== 'recording') starts.add(startOf(name))
  }
  // A counter may be registered without `_total`, a histogram is asked for by its parts.
  const isKnown = (name: string) => {
    const bare = bareName(name)
    const candidates = [name, bare, `${name}_total`, `${bare}_total`]
    return candidates.some((one) => names.has(one)) || endings.some((end) => name.endsWith(end) || bare.endsWith(end))
  }
  const isOwn = (name: string) =>
    name.includes('_') && !name.includes(':') && (starts.has(startOf(name)) || lacksAWord(bareName(name), names))
  return {names, isKnown, isOwn}
}

/** A name without what a counter or a part of a histogram ends in. */
function bareName(name: string): string {
  return name.replace(/_(?:bucket|count|sum|total|created|info)$/, '')
}

/** Some metric is called the same but for one word more behind the first: `http_server_request_duration_seconds`. */
function lacksAWord(name: string, names: ReadonlySet<string>): boolean {
  const words = name.split('_')
  if (words.length < 4) return false
  return [...names].some((one) => {
    const longer = one.split('_')
    const at = words.findIndex((word, index) => word !== longer[index])
    return at > 0 && words.slice(at).join('_') === longer.slice(at + 1).join('_')
  })
}

/** The first word of a name, or two where many programs share the first. */
function startOf(name: string): string {
  const [first = '', second = ''] = name.split('_')
  return shared.has(first) ? `${first}_${second}` : first
}
