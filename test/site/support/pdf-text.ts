import {inflateSync} from 'node:zlib'

/**
 * The text of a PDF that Chromium wrote, its pieces in the order they are drawn. Only what Skia writes is understood: one object
 * after another, fonts by the numbers of their objects, text as glyphs with a `ToUnicode` table (ISO 32000-1, 9.10.3).
 */
export async function pdfText(pdf: Buffer): Promise<string> {
  const objects = objectsOf(pdf.toString('latin1'))
  const tables = new Map<string, Map<string, string>>()
  for (const [number, {head}] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]
    if (table !== undefined) tables.set(`F${number}`, unicodeTable(objects.get(table)?.stream ?? ''))
  }
  return [...objects.values()].map(({stream}) => (/\bTj\b/.test(stream) ? drawn(stream, tables) : '')).join('\n')
}

interface PdfObject {
  head: string
  stream: string
}

function objectsOf(text: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  for (const {groups} of text.matchAll(
    /(?<number>\d+) 0 obj\s(?<head>[^]*?)(?:endobj|stream\r?\n(?<stream>[^]*?)\s?endstream)/g,
  )) {
    const {number, head, stream} = groups!
    objects.set(number!, {head: head!, stream: stream === undefined ? '' : unpacked(head!, stream)})
  }
  return objects
}

function unpacked(head: string, stream: string): string {
  if (!head.includes('/FlateDecode')) return stream
  try {
    return inflateSync(Buffer.from(stream, 'latin1'), {finishFlush: 2}).toString('latin1')
  } catch {
    return ''
  }
}

/** What the glyphs of a font mean: four hex digits → text. */
function unicodeTable(text: string): Map<string, string> {
  const table = new Map<string, string>()
  for (const [, part] of text.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, glyph, meaning] of part!.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]+)>/gi))
      table.set(glyph!.toLowerCase(), fromHex(meaning!))
  for (const [, part] of text.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, from, to, meaning] of part!.matchAll(/<([0-9a-f]{4})>\s*<([0-9a-f]{4})>\s*<([0-9a-f]{4})>/gi))
      for (let glyph = parseInt(from!, 16), code = parseInt(meaning!, 16); glyph <= parseInt(to!, 16); glyph++, code++)
        table.set(glyph.toString(16).padStart(4, '0'), String.fromCharCode(code))
  return table
}

function fromHex(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('')
}

function drawn(stream: string, tables: Map<string, Map<string, string>>): string {
  let table: Map<string, string> | undefined
  let text = ''
  for (const [, font, one, several] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>\s*Tj|\[([^\]]*)\]\s*TJ/gi)) {
    if (font !== undefined) table = tables.get(font)
    const glyphs = one ?? [...(several ?? '').matchAll(/<([0-9a-f]+)>/gi)].map(([, hex]) => hex).join('')
    text += (glyphs.toLowerCase().match(/.{4}/g) ?? []).map((glyph) => table?.get(glyph) ?? '\ufffd').join('')
  }
  return text
}
