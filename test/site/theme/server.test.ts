import {beforeAll, describe, expect, test} from 'vitest'
import {render} from './demo/render.ts'
import {samplePage} from './demo/sample-page.ts'

let html = ''
let text = ''

beforeAll(async () => {
  html = await render(samplePage())
  text = html
    .replaceAll('<!-- -->', '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
})

describe('without JavaScript a page says', () => {
  test.each([
    ['the state of the document', 'Broken 1 of 7 checks did not hold, 1 flaky, 1 waived'],
    ['since when', 'seen 22 Nov 2026 04:00 UTC'],
    ['on which target, at which commit', 'on localat 3f2c1ab'],
    ['what waits for its author', 'One check cannot be run, because of a problem: line 40'],
    ['the other targets', 'production Unproven'],
    ['the claim of a check', 'GET ${BASE_URL}/api/health is answered as expected'],
    [
      'its state on each target',
      'Verified  22 Nov 2026 04:00 UTC on localVerified  22 Nov 2026 03:00 UTC on production',
    ],
    ['that it is waived', 'Waived failed 22 Nov 2026 04:00 UTC on local'],
    ['that it did not pass at once', 'Verified flaky (passed when looked at again) 22 Nov 2026 04:00 UTC on local'],
    ['why it does not hold', 'Unexpected 503, expected 200 in status'],
    ['what was expected, and seen', 'status200✕ not met 503'],
    ['what to do', 'What to do: Look at the last deploy first; proofbook walk runbooks/deployment.md#roll-back.'],
    [
      'the command, with the values that are known, and no secret',
      'curl -sS -i -H "authorization: Bearer $TOKEN" "http://127.0.0.1:8787/api/health?namespace=shop"',
    ],
    ['the command that runs it', 'npx proofbook check runbooks/deployment.md#orders'],
    ['what is wrong with a fence', 'Unexpected field expct — did you mean expect? unknown-field, 43:1'],
    ['the source of that fence', 'get: ${BASE_URL}/\nexpct: {}'],
    ['the steps', 'kubectl -n "shop" delete pod ${pod} --wait # one by one'],
    ['what a step destroys', 'This destroys something. Nothing here says how it is undone.'],
    ['the items of checklists', 'and write what is known'],
    ['that nobody rehearsed a drill', 'Not rehearsed yet'],
    ['whose it is', 'Ownerteam-carrel'],
    ['when it is read again', 'Next review2026-11-20'],
  ])('%s', (_, said) => {
    expect(text).toContain(said)
  })

  test('no age, because it has no clock', () => {
    expect(text).not.toMatch(/\bago\b|just now|overdue/)
  })

  test('until when it is valid', async () => {
    const page = samplePage()
    page.checks = page.checks.slice(0, 1)
    page.claims.checks = page.claims.checks.slice(0, 1)
    const verified = (await render(page)).replaceAll('<!-- -->', '').replace(/<[^>]*>/g, '')
    expect(verified).toContain('Verified 1 check')
    expect(verified).toContain('valid until 23 Nov 2026 04:00 UTC')
  })
})

test('secrets are nowhere', () => {
  expect(html).not.toContain('never-shown')
})

test('evidence is text, in which nothing acts or hides', () => {
  expect(html).toContain('ok&lt;/script&gt;&lt;script&gt;')
  expect(html).not.toMatch(/<script|<img/)
  expect(text).toContain('␛[2J␛]0;title␇ user⟨U+202E⟩txt.exe⟨U+202C⟩')
  expect(text).toContain('of 1048.6 KB; the rest is in the report')
})

test('each link to a block leads to one', () => {
  const anchors = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(anchors).toContain('check-orders')
  for (const id of anchors) expect(html).toContain(`id="${id}"`)
})

test('only what is broken is open', () => {
  const open = [...html.matchAll(/id="(check-[^"]+)"><details open/g)].map(([, id]) => id)
  expect(open).toEqual(['check-orders'])
})
