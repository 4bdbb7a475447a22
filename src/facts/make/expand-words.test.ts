import {expect, it} from 'vitest'
import {expandWords} from './expand-words.ts'

const variables = new Map([
  ['A', 'x y'],
  ['B', '$(A) z'],
  ['LOOP', '$(LOOP) more'],
  ['SRC', 'a.c b.c'],
])

it.each([
  ['up $(A)', ['up', 'x', 'y']],
  ['${B}', ['x', 'y', 'z']],
  ['$(A:%=run-%)', ['run-x', 'run-y']],
  ['$(SRC:.c=.o) $(SRC:%.c=out/%)', ['a.o', 'b.o', 'out/a', 'out/b']],
  ['$(addprefix do-,$(A)) $(addsuffix .ok,$(A))', ['do-x', 'do-y', 'x.ok', 'y.ok']],
  ['$(shell ls -a) $(NONE)-up', ['$(shellls-a)', '$(NONE)-up']],
  ['$(unclosed', ['$(unclosed']],
])('expands %s', (text, words) => expect(expandWords(text, variables)).toEqual(words))

it('ends with what names itself', () => {
  expect(expandWords('$(LOOP)', variables).length).toBeLessThan(100)
})
