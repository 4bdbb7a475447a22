import type {JsonObject} from '../../model.ts'
import type {Page} from '../../page.ts'
import type {Finding, Rule} from '../../rule.ts'
import {dayAfter, type Interval, readInterval} from '../../util/day-after.ts'
import type {Path} from '../../util/fault.ts'
import {isDay} from '../../util/is-day.ts'
import {isObject} from '../../util/is-object.ts'
import {frontMatterSpan} from '../page/front-matter-span.ts'

/** A page was read again in time by a person. */
export const reviewOverdue: Rule = {
  name: 'review-overdue',
  about: 'A page was reviewed as often as it says it is',
  why: 'A page that nobody has read for a year is followed as if somebody had. Whoever is on call cannot tell.',
  remedy:
    'Read the page against what is there now, mend it, and write the day into `review.last` (or `last_reviewed_on`).',
  severity: 'warning',
  good: [
    {
      shows: 'a review that is due tomorrow, and on the last day of a month that has no such day',
      today: '2026-02-27',
      page: '---\nlast_reviewed_on: 2025-08-31\nreview_in: 6 months\n---\n# Page\n',
    },
    {
      shows: 'a review that is due today',
      today: '2026-12-30',
      page: '---\nreview: {every: 90d, last: 2026-10-01}\n---\n',
    },
    {
      shows: 'the day of tomorrow, which it is somewhere',
      today: '2026-03-01',
      page: '---\nlast_reviewed_on: 2026-03-02\nreview_in: 6 months\n---\n',
    },
    {shows: 'a page that promises nothing', page: '---\nlast_reviewed_on: 2019-01-01\n---\n# Page\n'},
    {shows: 'what `front-matter` finds fault with', page: '---\nlast_reviewed_on: soon\nreview_in: 6 months\n---\n'},
  ],
  bad: [
    {
      shows: 'a review that was due yesterday',
      today: '2026-03-01',
      page: '---\ntitle: Restore\nlast_reviewed_on: 2025-08-28\nreview_in: 6 months\n---\n# Restore\n',
      finds: ['3:19 2026-02-28'],
    },
    {
      shows: 'a duration in days',
      today: '2026-12-31',
      page: '---\nreview:\n  every: 90d\n  last: 2026-10-01\n---\n',
      finds: ['4:9 2026-12-30'],
    },
    {
      shows: 'a day that has not come yet',
      today: '2026-03-01',
      page: '---\nreview: {every: 90d, last: 2026-03-03}\n---\n',
      finds: ['2:28 2026-03-03'],
    },
    {
      shows: 'a review that nobody has done',
      page: '---\nreview_in: 6 months\n---\n# Restore\n',
      finds: ['2:12 6 months'],
    },
  ],
  page: (page, {today}) => {
    const {review, last_reviewed_on, review_in} = page.frontMatter
    return [
      ...(isObject(review) ? judge(page, today, {every: ['review', 'every'], last: ['review', 'last']}, review) : []),
      ...judge(
        page,
        today,
        {every: ['review_in'], last: ['last_reviewed_on']},
        {every: review_in!, last: last_reviewed_on!},
      ),
    ]
  },
}

function judge(page: Page, today: string, at: Record<'every' | 'last', Path>, {every, last}: JsonObject): Finding[] {
  const often = typeof every === 'string' ? every : ''
  const interval: Interval | undefined = readInterval(often)
  if (interval && last === undefined) {
    const reason = `Unexpected review every \`${often}\` that was never done, expected the day of the last one`
    const hint = `\`${at.last.at(-1)!}: ${today}\`, once the page was read`
    return [{...frontMatterSpan(page, at.every), reason, hint, subject: often}]
  }
  if (typeof last !== 'string' || !isDay(last)) return []
  // Who writes today's day where the sun is already up writes tomorrow's day of UTC.
  if (last > dayAfter(today, {days: 1})!) {
    const reason = `Unexpected review on \`${last}\`, which is to come, expected a day that has been`
    return [{...frontMatterSpan(page, at.last), reason, subject: last}]
  }
  const due = interval && dayAfter(last, interval)
  if (due === undefined || due >= today) return []
  const reason = `Unexpected review on \`${last}\`, which was due again on \`${due}\`, expected one since`
  return [{...frontMatterSpan(page, at.last), reason, subject: due}]
}
