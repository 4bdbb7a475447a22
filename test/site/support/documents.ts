import {hostileText} from './shop-server.ts'

const shop = `---
title: The shop is down
owner: team-shop
service: shop
severity: P0
alerts: [ShopDown]
description: What to do when the shop does not answer
review: {every: 90d, last: 2026-10-01}
inputs:
  namespace: {description: Namespace, default: shop}
  pod: {description: Pod}
  ticket: {description: Ticket, default: T-1, pattern: 'T-[0-9]+'}
---
# The shop is down

Everything about a shop that does not answer. Its marmalade stands in the cellar.

## ShopDown

\`\`\`check http
id: healthy
title: The shop answers
get: \${BASE_URL}/api/health
expect:
  status: 200
  json.live: true
fix: Start it again with \`kubectl rollout restart\`
\`\`\`

\`\`\`bash step id=look effect=reads
$ kubectl -n "$namespace" logs $pod --since=1h
first line of the log
$ printf '%s' $pod
\`\`\`

\`\`\`bash step id=restart effect=destroys undo=look
kubectl -n $namespace delete pod $pod
\`\`\`

\`\`\`bash step id=say effect=reads
printf '%s|%s' $pod "got: $pod"
\`\`\`

## Afterwards

- [ ] Say that it is over
- [ ] Write down what you learned
- [x] Breathe

See [the cart](cart.md) and [how to write](../docs/start.md).
`

const cart = `---
title: The cart is slow
service: shop
severity: P2
verify: {every: 24h}
---
# The cart is slow

Nobody likes to wait for a cart.

## CartSlow

\`\`\`check http
id: cart-answers
title: The cart answers
get: \${BASE_URL}/cart
expect:
  status: 200
fix: Empty the queue
\`\`\`

\`\`\`check http
id: shop-answers
title: The shop answers
get: \${BASE_URL}/api/health
expect: {status: 200}
\`\`\`
`

/** What other people's Markdown is made of, for the look of each. */
const everything = `# Everything

A [link](start.md), \`code\`, **much**, *little*, ~~gone~~ and <kbd>Ctrl</kbd>.

> Somebody said so.

:::warning

Mind the gap, and [how to write](start.md).

:::

| code | status | means |
| --- | ---: | --- |
| [\`too-large\`](#examples) | 413 | The cart is larger than the shop takes, whatever \`CART_BYTES_AT_MOST\` may have been set to on the day before |

## Examples

1. First
   - within it

\`\`\`yaml
# A comment
shop: {open: true, since: 2026-01-01, name: "The shop"}
\`\`\`

\`\`\`json title="cart.json"
{"items": [{"id": 1, "name": "jam", "price": 2.5, "sold": null}]}
\`\`\`

\`\`\`sql
SELECT count(*) AS carts FROM shop.carts WHERE state = 'open' -- of today
\`\`\`

\`\`\`diff
- closed
+ open
\`\`\`

<details><summary>More</summary>

And more.

</details>
`

/** A document with one check that asks an address of the service. */
function one(title: string, front: string, check: string): string {
  return `---\ntitle: ${title}\n${front}---\n# ${title}\n\nThis page is about ${title}.\n\n\`\`\`check http\n${check}\n\`\`\`\n`
}

const health = 'get: ${BASE_URL}/api/health\nexpect: {status: 200}'

/** The documents of the project, by path: one for each state, and for each thing that goes wrong. */
export const documents: Record<string, string> = {
  'runbooks/shop.md': shop,
  'runbooks/cart.md': cart,
  'runbooks/edited.md': one('Edited since', '', `id: healthy\ntitle: Healthy\n${health}`),
  'runbooks/old.md': one('Long ago', 'verify: {every: 1s}\n', `id: healthy\ntitle: Healthy\n${health}`),
  'runbooks/flaky.md': one(
    'Now and then',
    '',
    'id: healthy\ntitle: Healthy\nget: ${BASE_URL}/shaky\nexpect: {status: 200}',
  ),
  'runbooks/toothless.md': `${one('Green for ever', '', 'id: fast\ntitle: Fast\nget: ${BASE_URL}/api/health\nexpect: {duration: < 60s}')}
\`\`\`check http
id: answers
title: Answers
${health}
\`\`\`
`,
  'runbooks/never.md': one('Never looked at', '', `id: healthy\ntitle: Healthy\n${health}`),
  'runbooks/gone.md': one('Nobody there', '', 'id: answers\ntitle: Answers\nget: ${NOBODY}/\nexpect: {status: 200}'),
  'runbooks/waived.md': one(
    'Known to fail',
    '',
    'id: cart\ntitle: Cart\nget: ${BASE_URL}/cart\nexpect: {status: 200}\nwaive: {until: 2999-12-31, because: a new cart is on its way}',
  ),
  'runbooks/waits.md': `${one('Waits', '', 'id: first\ntitle: First\nget: ${BASE_URL}/cart\nexpect: {status: 200}')}
\`\`\`check http
id: second
title: Second
needs: [first]
${health}
\`\`\`
`,
  'runbooks/only-staging.md': one('Only there', '', `id: healthy\ntitle: Healthy\ntargets: [staging]\n${health}`),
  'runbooks/live.md': one('Watched', '', 'id: live\ntitle: Is it live\nget: ${BASE_URL}/live\nexpect: {status: 200}'),
  'runbooks/unsound.md': one('Unsound', '', 'id: nothing\ntitle: Nothing\nget: ${BASE_URL}/\nexpect: {stauts: 200}'),
  'runbooks/hostile.md': hostileDocument(),
  'docs/start.md':
    '# How to write a runbook\n\nWrite what you did, then prove it with a zebra.\n\n```mermaid\ngraph LR\n  write --> prove\n```\n',
  'docs/everything.md': everything,
  'adr/0001-markdown.md':
    '---\ntitle: Write in Markdown\nstatus: accepted\ndate: 2026-01-10\n---\n# Write in Markdown\n\nEverybody can read it.\n',
  'adr/0002-prove.md':
    '---\ntitle: Prove what we write\nstatus: accepted\ndate: 2026-02-10\nsupersedes: [1]\n---\n# Prove what we write\n\nBecause text rots.\n',
}

function hostileDocument(): string {
  return `---
title: 'Hostile </script><script>window.__pwned = "title"</script>'
owner: '</script><script>window.__pwned = "owner"</script>'
service: '"><img src=x onerror="window.__pwned = 1">'
---
# Hostile

Readable all the same. <script>window.__pwned = 'document'</script>

<img src="x" onerror="window.__pwned = 'handler'">

<div onclick="window.__pwned = 'click'">A block of HTML.</div>

[A link](javascript:window.__pwned='link') and ![an image](javascript:window.__pwned='image').

<a href="javascript:window.__pwned='anchor'">An anchor</a> <iframe src="javascript:window.__pwned='frame'"></iframe>

- [ ] </script><script>window.__pwned = 'task'</script> a task

\`\`\`bash step id=hostile effect=reads undo="javascript:window.__pwned=1"
echo '</script><script>window.__pwned = "step"</script>'
\`\`\`

\`\`\`check http
id: hostile
title: 'Hostile </script><script>window.__pwned = "check"</script>'
get: \${BASE_URL}/hostile
expect:
  status: 200
  body: /never/
fix: '<img src=x onerror="window.__pwned = 2"> [fix](javascript:window.__pwned=3)'
\`\`\`

\`\`\`check http
id: long
title: A megabyte
get: \${BASE_URL}/long
expect: {status: 200, body: /end/}
\`\`\`

Last words of it: ${hostileText.split('\n').at(-1)}
`
}
