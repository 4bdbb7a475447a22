import fc from 'fast-check'

/** Pieces of which nasty Markdown is made: marks that open, close, contain and interrupt each other. */
const marks = [
  ['```', '```check http', '~~~', '````', '``` bash', '`', '~', '```js check id=a'],
  ['- ', '* ', '+ ', '1. ', '2) ', '10. ', '0. ', '> ', '>', '-', '1.'],
  [' ', '  ', '   ', '    ', '\t', ' \t'],
  ['\n', '\n', '\n', '\n', '\n', '\n', '\n\n', '\r\n', '\r'],
  ['# ', '## a', '===', '---', '- - -', '***'],
  ['<div>', '</div>', '<x>', '<!--', '-->', '<pre>', '</pre>', '<?', '<![CDATA['],
  ['|', '| a | b |', '|-|-|', '|---|', ':-', '- | -', 'a | b'],
  ['[a]: b', '[a]:', '[a]', '[^1]', '[^1]: ', '(u)', '"t"', '\\', '&amp;', '**', '_', '~~', '!['],
  ['a', 'text', 'www.a.b', 'é', '\u{1F600}', '\0', '\f', '\u2028'],
].flat()

/** A text of such pieces. */
export const nastyMarkdown = fc
  .array(
    fc.oneof(
      {weight: 20, arbitrary: fc.constantFrom(...marks)},
      {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 4})},
    ),
    {
      maxLength: 24,
    },
  )
  .map((pieces) => pieces.join(''))

/** Several lines of the same margin, so that containers go on for longer than chance would have it. */
export const nestedMarkdown = fc
  .tuple(
    fc.constantFrom('', '> ', '  ', '- ', '1. ', '> - ', '- > ', '\t', '    ', '> > '),
    fc.constantFrom('', '> ', '  ', '   ', '\t', '>', '> > ', '>   ', '  > '),
    fc.array(
      fc.oneof(
        fc.constantFrom(
          '```check http',
          '```',
          '~~~',
          'id: a',
          '',
          ' ',
          '   ',
          '\t',
          '  indented',
          'text',
          '# h',
          '| a |',
          '|---|',
          '| b |',
        ),
        nastyMarkdown.map((text) => text.replace(/[\r\n]/g, '')),
      ),
      {minLength: 1, maxLength: 10},
    ),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.boolean(),
  )
  .map(([first, rest, lines, end, fenced]) =>
    (fenced ? ['```check http', ...lines, '```'] : lines)
      .map((line, index) => (index === 0 ? first : rest) + line)
      .join(end),
  )
