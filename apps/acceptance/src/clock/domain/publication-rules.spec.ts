import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NoticeInput, RegionCalendarInput } from '../http/calendar.schema.js';
import type { Publication, PublishedContent } from './publication.js';
import { problemsOf } from './publication-rules.js';
import { WorkingRules } from './working-rules.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const two = (n: number): string => String(n).padStart(2, '0');
const date = fc
  .tuple(fc.constantFrom(0, 1, 1899, 2025, 2026, 2999, 9999), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, day]) => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
const minute = fc.constantFrom('00:00', '08:30', '12:00', '13:30', '17:00', '23:59', '24:00');
const hours = fc.option(fc.array(fc.record({ from: minute, to: minute }), { maxLength: 3 }), { nil: undefined });
const day = fc.record({ date, isOffDay: fc.boolean() });
const published: fc.Arbitrary<[string, PublishedContent]> = fc.oneof(
  fc
    .record({ days: fc.array(fc.record({ date, isOffDay: fc.boolean(), hours }), { maxLength: 6 }), hours })
    .filter((content) => RegionCalendarInput.safeParse(content).success)
    .map((content): [string, PublishedContent] => ['330200', { part: 'region', content }]),
  fc
    .record({ title: fc.constant('通知'), days: fc.array(day, { minLength: 1, maxLength: 6 }) })
    .filter((content) => NoticeInput.safeParse(content).success)
    .map((content): [string, PublishedContent] => ['2026', { part: 'notice', content }]),
);

it('let nothing be published by which no process could count', () => {
  let taken = 0;
  fc.assert(
    fc.property(published, ([subject, content]) => {
      if (problemsOf(subject, content, NOW).length > 0) return;
      taken++;
      const rules = new WorkingRules([{ ...content, id: 1, subject, publishedAt: NOW } as Publication]);
      expect(rules.calendarOf('330203').dueAt(NOW, { value: 20, unit: 'workingDay' }, '330203').dueDate > '2026-03-02').toBe(true);
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(20);
});
