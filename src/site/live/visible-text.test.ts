import {expect, test} from 'vitest'
import {visibleText} from './visible-text.ts'

test.each([
  ['\u001b[2J\u0007', '␛[2J␇'],
  ['user\u202etxt.exe\u202c', 'user⟨U+202E⟩txt.exe⟨U+202C⟩'],
  ['a\u200bb\ufeff', 'a⟨U+200B⟩b⟨U+FEFF⟩'],
  ['a\r\nb\rc\u0085\u007f', 'a\nb␍c⟨U+0085⟩␡'],
  ['tab\tand\nline, äöü 漢字 🎉', 'tab\tand\nline, äöü 漢字 🎉'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown)
})
