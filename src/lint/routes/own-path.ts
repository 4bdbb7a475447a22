/** Whether a host is that of the project: this machine, or what a reader puts in. */
export function isOwnHost(host: string): boolean {
  const foreign =
    /prom|grafana|alertmanager|loki|tempo|thanos|kube|consul|vault|elastic|kibana|github|gitlab|jira|slack/i
  if (foreign.test(host) || /:(?:9090|9093|3100|9200|8500|8200|6443|10901)$/.test(host)) return false
  return /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::\S+)?$/.test(host) || /[${}<>]/.test(host)
}

/** The path of what is written, without query and fragment; undefined where it is that of a file. */
export function pathOf(written: string): string | undefined {
  const path = written.replace(/[?#].*$/s, '').replace(/(?<=.)\/$/, '')
  return /\.(?:md|mdx|html?|js|ts|tsx|png|svg|sh|sql|css|txt|toml|conf|go|py|rs)$/i.test(path) ? undefined : path
}
