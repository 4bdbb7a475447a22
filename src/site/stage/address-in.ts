/** The whole address of a route of a site that stands at a path: said in full, it is not mistaken where a route starts like that path. */
export function addressIn(baseUrl: string, route: string): string {
  return `${baseUrl}${route.slice(1)}`
}
