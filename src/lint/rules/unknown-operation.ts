import type {Finding, Rule} from '../../rule.ts'
import {didYouMean} from '../../util/nearest.ts'
import {findRoute} from '../routes/find-route.ts'
import {routeTable} from '../routes/route-table.ts'
import {routesIn} from '../routes/routes-in.ts'

const orders = {
  'api/openapi.yaml':
    'openapi: 3.1.0\nservers: [{url: /api}]\npaths:\n  /v1/orders:\n    get: {}\n    post: {}\n  /v1/orders/{id}:\n    get: {}\n    delete: {}\n',
}

/** A route that a page names is an operation of the API. */
export const unknownOperation: Rule = {
  name: 'unknown-operation',
  about: 'A route that a page names is an operation of the OpenAPI document',
  why: 'A request to a route that is gone answers 404 in the middle of a procedure, and looks as if the service were broken.',
  remedy: 'Write the route and the method that the OpenAPI document has, or describe the operation there.',
  severity: 'warning',
  good: [
    {
      shows: 'routes that are there, with parameters and queries, and what is no route of this API',
      files: orders,
      page: [
        'Ask `GET /api/v1/orders/:id`, `/api/v1/orders`, `/api/v1/`, `HEAD /api/v1/orders` or `/api/v1/*`; one day `/api/v2`.',
        '',
        '| DELETE /api/v1/orders/{order} | `GET /healthz` | [GET /api/v1/orders?limit=1](https://x.example) |',
        '| - | - | - |',
        '',
        '```sh',
        'curl -sS -X POST "$BASE_URL/api/v1/orders" -H "a: b" -d @order.json',
        'curl -fsS http://localhost:8080/api/v1/orders/7?full=1#a',
        'curl https://api.example.org/api/v1/else',
        'curl $PROMETHEUS/api/v1/query -d query=up; curl localhost:9090/api/v1/query',
        '```',
      ].join('\n'),
    },
    {shows: 'a repository without an OpenAPI document', page: '`GET /api/v1/anything`\n'},
    {
      shows: 'paths that are no routes, where servers say nothing of a base path',
      files: {'openapi.json': '{"openapi": "3.0.0", "paths": {"/data/{id}": {"get": {}}}}'},
      page: 'The volume `/data/backups/daily`, and `GET /data/7`.\n',
    },
  ],
  bad: [
    {
      shows: 'routes that are not there, and methods that a route does not have',
      files: orders,
      page: [
        'Ask `GET /api/v1/order/:id`, `/api/v1/invoices/7`.',
        'Or DELETE /api/v1/orders.',
        '',
        '```http',
        'PUT /api/v1/orders/7 HTTP/1.1',
        'Host: shop.example',
        '```',
        '',
        '```sh',
        'curl -X PATCH "$BASE_URL/api/v1/orders/7"',
        'curl -d @x ${BASE}/api/v1/orders/7/refund',
        '```',
      ].join('\n'),
      finds: [
        '1:6 GET /api/v1/order/:id',
        '1:31 /api/v1/invoices/7',
        '2:4 DELETE /api/v1/orders',
        '5:1 PUT /api/v1/orders/7',
        '10:15 PATCH /api/v1/orders/7',
        '11:12 POST /api/v1/orders/7/refund',
      ],
    },
  ],
  page: (page, {facts}) => {
    if (facts.all('operation').length === 0) return []
    const table = routeTable(facts)
    return routesIn(page, facts).flatMap(({method, path, at}): Finding[] => {
      const found = findRoute(table, path, method)
      if (found === 'foreign' || found === 'known' || facts.files.has(path.slice(1))) return []
      const subject = method === undefined ? path : `${method} ${path}`
      if (found === 'unknown') {
        const reason = `Unexpected route \`${subject}\`, expected an operation of the OpenAPI document`
        const hint = didYouMean(path, table.names)
        return [{...at(), subject, reason, ...(hint !== undefined && {hint})}]
      }
      const methods = found.methods.map((name) => `\`${name}\``).join(' or ')
      return [{...at(), subject, reason: `Unexpected method of \`${subject}\`, expected ${methods}`}]
    })
  },
}
