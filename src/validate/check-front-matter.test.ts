import {describe, expect, it} from 'vitest'
import {all, checks, sound, told} from '../../test/support/validating.ts'

describe('front matter', () => {
  const body = checks(`id: a\n${sound}`)
  it.each([
    ['title: [x]', '2:8 wrong-type ‹[x]› Unexpected list, expected text or a number'],
    ['order: sorted', '2:8 bad-value ‹sorted› Unexpected text `sorted`, expected `any` or `written`'],
    [
      'review: {every: 90, last: 2026-10-01}',
      '2:17 wrong-type ‹90› Unexpected number `90`, expected a duration like `90d` (`90s`)',
    ],
    [
      'review: {last: 2026-13-01}',
      '2:16 bad-value ‹2026-13-01› Unexpected `2026-13-01`, expected a day of the calendar',
    ],
    [
      'last_reviewed_on: yesterday',
      '2:19 bad-value ‹yesterday› Unexpected text `yesterday`, expected a day like `2026-10-01`',
    ],
    ['review_in: soon', '2:12 bad-value ‹soon› Unexpected text `soon`, expected a time like `3 months`'],
    ['verify: 24h', '2:9 wrong-type ‹24h› Unexpected text `24h`, expected a map like `{every: 24h}`'],
    [
      'targets: [locl]',
      '2:11 unknown-target ‹locl› Unexpected target `locl`, expected `local` or `live` (did you mean `local`?)',
    ],
    ['inputs: {a b: {}}', '2:10 bad-value ‹a b› Unexpected text `a b`, expected a name of letters, digits and `_`'],
    [
      'inputs: [LD_PRELOAD]',
      '2:10 bad-value ‹LD_PRELOAD› Unexpected input `LD_PRELOAD`, expected a name that means nothing to the programs that are run',
    ],
    [
      'inputs: {PATH: {default: /tmp}}',
      '2:10 bad-value ‹PATH› Unexpected input `PATH`, expected a name that means nothing to the programs that are run',
    ],
    [
      "inputs: {a: {default: a b, pattern: '[a-z]+'}}",
      '2:23 bad-value ‹a b› Unexpected default `a b`, expected one that matches `[a-z]+`',
    ],
    [
      "inputs: {a: {default: '', pattern: '[a-z]+'}}",
      "2:23 bad-value ‹''› Unexpected default ``, expected one that matches `[a-z]+`",
    ],
    [
      "inputs: {a: {pattern: '(?=a)'}}",
      "2:23 bad-value ‹'(?=a)'› Unexpected `(?=a)`, expected a pattern of RE2 (invalid or unsupported Perl syntax: `(?=`)",
    ],
    ['inputs: {a: {default: "\\0"}}', '2:23 bad-value ‹"\\0"› Unexpected NUL in a default, expected printable text'],
    [
      'inputs: {TOKEN: {default: open sesame}}',
      '2:27 bad-value ‹open sesame› Unexpected default of the secret `TOKEN`, expected it in no document (name it in `env` of the target; an input without a default takes it from there)',
    ],
    ['inputs: {a: {default: 5}}', '2:23 wrong-type ‹5› Unexpected number `5`, expected text (`"5"`)'],
    [
      'checks: {timout: 5s}',
      '2:10 unknown-field ‹timout› Unexpected field `timout`, expected `until`, `timeout`, `effect`, `targets`, `tags`, `needs`, `waive`, `role` or `fix` (did you mean `timeout`?)',
    ],
    [
      'checks: {id: a}',
      '2:10 unknown-field ‹id› Unexpected field `id`, expected `until`, `timeout`, `effect`, `targets`, `tags`, `needs`, `waive`, `role` or `fix`',
    ],
    [
      'checks: {until: {within: 1s, every: 5s}}',
      '2:37 until ‹5s› Unexpected `every: 5s`, expected at most `within: 1s`',
    ],
    [
      'ordr: any',
      '2:1 warning unknown-field ‹ordr› Unexpected field `ordr`, expected one that Proofbook or somebody else knows (did you mean `order`?)',
    ],
  ])('%j', (line, problem) => {
    const {specs} = all(`---\n${line}\n---\n${body}`)
    expect(told(`---\n${line}\n---\n${body}`)).toEqual([problem])
    expect(specs).toHaveLength(1)
  })

  it('may say what Proofbook does not know, and the habits of the field', () => {
    const foreign =
      'id: x\nslug: /y\nsidebar_position: 3\ntags: [a]\nweight: 7\nlast_reviewed_on: 2026-01-31\nreview_in: 3 months'
    expect(told(`---\n${foreign}\n---\n${body}`)).toEqual([])
  })

  it('gives its inputs to every check, as far as they are told', () => {
    const inputs = "{a: {default: x, pattern: '[a-z]'}, b: {}, c: {description: with nothing}}"
    const {specs} = all(`---\ninputs: ${inputs}\n---\n${checks(`id: a\n${sound}`, `id: b\n${sound}`)}`)
    const told = {a: {default: 'x', pattern: '[a-z]'}, b: {}, c: {}}
    expect(specs.map((spec) => spec.inputs)).toEqual([told, told])
    expect(all(`---\ninputs: [a, b]\n---\n${body}`).specs[0]!.inputs).toEqual({a: {}, b: {}})
  })

  it('is nobody’s error in a document without checks', () => {
    const {problems} = all('---\norder: 3\nordr: 2\n---\n# Somebody’s page\n')
    expect(problems.map(({severity, rule}) => [severity, rule])).toEqual([['warning', 'bad-value']])
  })
})
