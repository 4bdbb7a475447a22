let texts: string[] | undefined

/** Texts such that a pattern found in all of them can be taken to be found in every text. */
export function textsOfAllSorts(): string[] {
  if (texts) return texts
  const characters = Array.from({length: 0x500}, (_, code) => String.fromCharCode(code))
  const basic = Array.from({length: 0xd800}, (_, code) => String.fromCharCode(code))
  texts = ['', ...characters, ...characters.map((one) => `x\n${one}\n\ny`), 'a'.repeat(2000)]
  texts.push(basic.join(''), basic.reverse().join(''))
  return texts
}
