/** Gives the line of a text, from 1, that an offset is on; quick where each offset that is asked for is behind the one before it. */
export function lineCounter(text: string): (offset: number) => number {
  let [line, from] = [1, 0]
  return (offset) => {
    for (let next = text.indexOf('\n', from); next !== -1 && next < offset; next = text.indexOf('\n', from)) {
      line++
      from = next + 1
    }
    return line
  }
}
