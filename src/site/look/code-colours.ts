/** What prism-react-renderer calls a theme. */
interface CodeTheme {
  plain: {color: string; backgroundColor: string}
  styles: {types: string[]; style: {color: string; fontStyle?: 'italic'}}[]
}

interface Colours {
  text: string
  background: string
  quiet: string
  word: string
  name: string
  value: string
  good: string
  bad: string
}

/** Few colours, each at least 4.5 : 1 on its background (WCAG 2.2 AA). */
function theme({text, background, quiet, word, name, value, good, bad}: Colours): CodeTheme {
  return {
    plain: {color: text, backgroundColor: background},
    styles: [
      {types: ['comment', 'prolog', 'doctype', 'cdata'], style: {color: quiet, fontStyle: 'italic'}},
      {types: ['punctuation', 'operator'], style: {color: quiet}},
      {types: ['keyword', 'builtin', 'boolean', 'constant', 'important', 'atrule'], style: {color: word}},
      {
        types: ['function', 'property', 'key', 'attr-name', 'tag', 'selector', 'class-name', 'title'],
        style: {color: name},
      },
      {types: ['string', 'number', 'char', 'attr-value', 'url', 'regex', 'symbol', 'variable'], style: {color: value}},
      {types: ['inserted'], style: {color: good}},
      {types: ['deleted'], style: {color: bad}},
    ],
  }
}

/** Colours of code on a light page. */
export const lightCode = theme({
  text: '#1b2226',
  background: '#f4f7f8',
  quiet: '#5b6870',
  word: '#7a3699',
  name: '#0a6079',
  value: '#7d4a00',
  good: '#1a6b3c',
  bad: '#b3261e',
})

/** Colours of code on a dark page. */
export const darkCode = theme({
  text: '#dde4e8',
  background: '#182024',
  quiet: '#98a6ae',
  word: '#d3a5ea',
  name: '#7fd0e4',
  value: '#eebf7c',
  good: '#7fd6a0',
  bad: '#ff9d94',
})
