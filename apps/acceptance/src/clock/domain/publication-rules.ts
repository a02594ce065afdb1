import type { InvalidParam } from '@yiwang/kernel';
import { normaliseRegionCode, STATE_REGION, type NoticeDay } from '@yiwang/standards';
import { LAWFUL_MOST, LIMIT_KINDS, USUAL_LIMITS, type LimitKind } from '../../case/domain/clock-rules.js';
import type { HolidayNotice, LimitSet, PublishedContent, RegionCalendar } from './publication.js';

/** A notice for a year may take days from the end of the year before (that for 2019 lists 2018-12-29). */
const FIRST_DAY_BEFORE = '12-28';
/** Longer than any limit of an item. */
const MOST_DAYS = 366;

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** What is wrong with a publication, field by field; nothing, when it may be published at `now`. */
export function problemsOf(subject: string, { part, content }: PublishedContent, now: Date): InvalidParam[] {
  switch (part) {
    case 'notice':
      return noticeProblems(subject, content);
    case 'region':
      return [...regionProblems(subject, false), ...dayProblems(content.days), ...hourProblems(content)];
    case 'limits':
      return [...regionProblems(subject, true), ...limitProblems(content, now)];
  }
}

function noticeProblems(subject: string, { days }: HolidayNotice): InvalidParam[] {
  const first = `${Number(subject) - 1}-${FIRST_DAY_BEFORE}`;
  const last = `${subject}-12-31`;
  const outside = days.flatMap(({ date }, index) =>
    date < first || date > last ? [{ name: `/days/${index}/date`, code: 'DAY_OUTSIDE_YEAR', reason: `日期应在${first}至${last}之间` }] : [],
  );
  const worked = days.flatMap(({ date, isOffDay }, index) =>
    !isOffDay && !isWeekend(date) ? [{ name: `/days/${index}/isOffDay`, code: 'DAY_WORKED_ANYWAY', reason: '调休上班的应是周末' }] : [],
  );
  return [...outside, ...worked, ...dayProblems(days)];
}

function dayProblems(days: readonly NoticeDay[]): InvalidParam[] {
  const seen = new Set<string>();
  return days.flatMap(({ date }, index) => {
    const repeated = seen.has(date);
    seen.add(date);
    return repeated ? [{ name: `/days/${index}/date`, code: 'DAY_REPEATED', reason: '同一日期只能列一次' }] : [];
  });
}

function hourProblems({ hours, days }: RegionCalendar): InvalidParam[] {
  const all = [{ name: '/hours', of: hours }, ...days.map((day, index) => ({ name: `/days/${index}/hours`, of: day.hours }))];
  return all.flatMap(({ name, of }) => {
    const ordered = of === undefined || (of.length > 0 && of.every(({ from, to }, i) => from < to && (i === 0 || of[i - 1]!.to <= from)));
    return ordered ? [] : [{ name, code: 'OFFICE_HOURS', reason: '办公时间段应依次排列且不重叠' }];
  });
}

function regionProblems(subject: string, state: boolean): InvalidParam[] {
  const code = normaliseRegionCode(subject);
  const fits = code.ok && code.value === subject && (state || subject !== STATE_REGION);
  return fits ? [] : [{ name: 'region', code: 'REGION_INVALID', reason: '区划代码不正确' }];
}

function limitProblems({ from, limits }: LimitSet, now: Date): InvalidParam[] {
  const problems: InvalidParam[] = [];
  // The due dates of clocks that have begun must stay what they were told to be.
  if (Date.parse(from) < now.getTime()) problems.push({ name: '/from', code: 'LIMIT_BACKDATED', reason: '时限不能追溯到公布之前' });
  for (const kind of LIMIT_KINDS) {
    const limit = limits[kind];
    if (!limit) continue;
    const name = `/limits/${kind}`;
    if (limit.value > MOST_DAYS) problems.push({ name: `${name}/value`, code: 'LIMIT_TOO_LONG', reason: `时限不得超过${MOST_DAYS}` });
    if (!isLawful(kind, limit.unit, limit.value)) {
      problems.push({ name, code: 'LIMIT_OVER_STATUTORY', reason: `不得长于法定期限${longestOf(kind)}个工作日` });
    }
  }
  return problems;
}

const longestOf = (kind: LimitKind): number => (kind === 'close' ? MOST_DAYS : USUAL_LIMITS[kind].value);
const isLawful = (kind: LimitKind, unit: string, value: number): boolean =>
  !LAWFUL_MOST.includes(kind) || (unit === 'workingDay' && value <= longestOf(kind));
