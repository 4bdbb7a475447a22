/**
 * What takes a reader on before the rest of the page has loaded, with the labels in the query string. On the page of an alert
 * `data-to` is where it leads. On the page for what is not there, an address below `data-alerts` is tried in lower case.
 */
export const alertScript = `(function () {
  var here = document.currentScript && document.currentScript.dataset
  if (!here) return
  var to = here.to
  var path = location.pathname
  var alerts = here.alerts
  if (!to && alerts && path.indexOf(alerts) === 0) {
    var lower = alerts + path.slice(alerts.length).toLowerCase()
    if (lower !== path) to = lower
  }
  if (!to || to.charAt(0) !== '/' || /^\\/[\\/\\\\]/.test(to)) return
  var cut = (to + '#').indexOf('#')
  location.replace(to.slice(0, cut) + location.search + (to.slice(cut) || location.hash))
})()
`
