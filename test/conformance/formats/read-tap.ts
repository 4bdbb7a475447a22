import {load} from 'js-yaml'

export interface TapPoint {
  ok: boolean
  description: string
  directive?: {word: string; reason: string}
  diagnostics?: Record<string, unknown>
}

/** Reads TAP 14 strictly: throws on any line that is not a version, plan, point, diagnostic, comment or bail-out. */
export function readTap(text: string): {points: TapPoint[]; bailedOut: boolean} {
  const lines = text.split('\n')
  if (lines.shift() !== 'TAP version 14') throw new Error('no version')
  if (lines.pop() !== '') throw new Error('no newline at the end')
  const plan = /^1\.\.(\d+)( # SKIP .*)?$/.exec(lines.shift() ?? '')
  if (!plan) throw new Error('no plan')
  const points: TapPoint[] = []
  let bailedOut = false
  while (lines.length > 0) {
    const line = lines.shift()!
    const point = /^(not )?ok (\d+) - ((?:[^\\#]|\\.|#(?! ))*?)(?: # (SKIP|TODO) ?(.*))?$/u.exec(line)
    if (point) {
      if (Number(point[2]) !== points.length + 1) throw new Error(`out of order: ${line}`)
      const [, not, , description, word, reason] = point
      points.push({
        ok: !not,
        description: description!.replace(/\\(.)/gu, '$1'),
        ...(word ? {directive: {word, reason: reason!}} : {}),
      })
    } else if (line === '  ---') points.at(-1)!.diagnostics = readYaml(lines)
    else if (line.startsWith('Bail out!')) bailedOut = true
    else if (!line.startsWith('# ')) throw new Error(`unexpected: ${line}`)
  }
  if (points.length !== Number(plan[1])) throw new Error(`${points.length} points, but the plan says ${plan[1]}`)
  return {points, bailedOut}
}

function readYaml(lines: string[]): Record<string, unknown> {
  const end = lines.indexOf('  ...')
  return load(
    lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join('\n'),
  ) as Record<string, unknown>
}
