import {expect, test} from 'vitest'
import {checklistMarkdown} from './checklist-markdown.ts'

test('a checklist for the review', () => {
  const items = [
    {key: 'Tell the channel', text: 'Tell the channel', depth: 0, isDone: false},
    {key: 'Write', text: 'Write', depth: 1, isDone: false},
    {key: 'Known', text: 'Known', depth: 0, isDone: true},
  ]
  const markdown = checklistMarkdown('Outage', 'INC-7', items, {'Tell the channel': '2026-11-22T04:12:00.000Z'})
  expect(markdown).toBe(`Outage, INC-7

- [x] Tell the channel (22 Nov 2026 04:12 UTC)
  - [ ] Write
- [x] Known
`)
})
