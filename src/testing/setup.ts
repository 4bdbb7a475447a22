/** How the examples of a kind are brought to look at a place that the suite makes. */
export interface ConformanceSetup {
  /**
   * The variables under which all that the examples look at stands at `address` (`host:port`), with `secret` in them where
   * there is a place for one. Without it every variable that an example names is `http://user:<secret>@<address>`.
   */
  vars?: (at: {address: string; secret: string}) => Record<string, string>
}
