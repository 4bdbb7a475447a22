import {expect, it} from 'vitest'
import {readHtml} from './html-piece.ts'

function read(text: string, lines = text.split('\n'), start = {line: 1, column: 1}) {
  return readHtml({text, start, end: start}, lines)
}

it('finds addresses with their places, in any way to quote them', () => {
  const {links} = read("<a class=x href=\"a b\">\n<IMG alt='>' SRC=c.png />\n<video src='d?e&amp;f'>")
  expect(links.map(({url, start, end}) => [url, start.line, start.column, end.column])).toEqual([
    ['a b', 1, 18, 21],
    ['c.png', 2, 18, 23],
    ['d?e&f', 3, 13, 18],
  ])
})

it('takes for an address only what is one', () => {
  expect(read('<link href="a"> <script src="b"> <a data-href="c" hrefs="d">').links).toEqual([])
})

it('finds anchors', () => {
  expect(read('<a name="A"></a><p id=b><input name="c"><h2 id=\'d e\'>').ids).toEqual(['A', 'b', 'd e'])
})

it('finds whole headings, as a reader sees them', () => {
  expect(read('<h1 align="center">\n  One <b>two</b>\n  &amp; three</h1><h2>open').headings).toEqual([
    'One two & three',
  ])
})

it('reads no markup in comments, and keeps the places behind them', () => {
  const {comments, links, ids} = read('<!-- <a id="x" href="y"> -->\n<!-- two\nlines --><a href="z">')
  expect(comments.map(({text, start, end}) => [text, start, end])).toEqual([
    ['<a id="x" href="y">', {line: 1, column: 1}, {line: 1, column: 29}],
    ['two\nlines', {line: 2, column: 1}, {line: 3, column: 10}],
  ])
  expect(ids).toEqual([])
  expect(links).toMatchObject([{url: 'z', start: {line: 3, column: 19}}])
})

it('takes a comment that is never closed to the end', () => {
  expect(read('<!-- a <a href="b">')).toMatchObject({comments: [{text: 'a <a href="b">'}], links: []})
})

it('knows the place in a quote, where each line has a mark that is not in the text', () => {
  const lines = ['> <p>', '>   <img src="a">']
  const {links} = read('<p>\n  <img src="a">', lines, {line: 1, column: 3})
  expect(links).toMatchObject([{url: 'a', start: {line: 2, column: 15}, end: {line: 2, column: 16}}])
})
