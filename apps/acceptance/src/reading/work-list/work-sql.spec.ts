import { describe, expect, it } from '@jest/globals';
import type { WorkSelection } from './work-selection.js';
import { countsOf, pageOf } from './work-sql.js';

const selection = (over: Partial<WorkSelection> = {}): WorkSelection => ({
  anchor: 'region',
  ended: false,
  statuses: ['submitted'],
  dueFrom: '-infinity',
  dueTo: 'infinity',
  filedFrom: '-infinity',
  filedTo: 'infinity',
  channel: null,
  acceptedBy: null,
  orgCode: null,
  itemCode: null,
  regionFrom: '330203',
  regionTo: '330203:',
  reach: { ownerId: null, officerOrg: null, windowOrg: null, windowRegions: null, enterprise: null },
  narrowed: false,
  ...over,
});
const START = ['-infinity', ''] as const;
const END = ['infinity', '~'] as const;
const BOUNDS = { now: '2026-11-22T00:00:00.000Z', soon: '2026-11-24T00:00:00.000Z', most: 10 };
const SOME: Partial<WorkSelection>[] = [
  {},
  { ended: true },
  { channel: 'kiosk' },
  { acceptedBy: 'window' },
  { filedFrom: '2026-01-01T00:00:00.000Z' },
  { orgCode: 'X' },
  { itemCode: 'Y' },
  { narrowed: true },
];

describe('statements of work lists', () => {
  it('name each of their parameters, and no other', () => {
    for (const anchor of ['region', 'everywhere', 'authority', 'item'] as const) {
      for (const over of SOME) {
        for (const { sql, params } of [
          pageOf(selection({ ...over, anchor }), START, 21, 'case_no'),
          countsOf(selection({ ...over, anchor }), BOUNDS),
        ]) {
          const named = new Set([...sql.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)));
          expect([...named].sort((a, b) => a - b)).toEqual(params.map((_, i) => i + 1));
        }
      }
    }
  });

  it('are few, whatever is asked for: values are never part of a text', () => {
    const texts = new Set<string>();
    for (const anchor of ['region', 'everywhere', 'authority', 'item'] as const)
      for (const ended of [true, false])
        for (const channel of [null, 'kiosk', 'window'])
          for (const acceptedBy of [null, 'window', 'department'])
            for (const filedFrom of ['-infinity', '2026-01-01T00:00:00.000Z'])
              for (const orgCode of [null, 'X'])
                for (const dueTo of ['infinity', '2026-11-22T00:00:00.000Z']) {
                  const asked = selection({ anchor, ended, channel, acceptedBy, filedFrom, orgCode, dueTo });
                  texts.add(pageOf(asked, START, 21, 'case_no').sql).add(countsOf(asked, BOUNDS).sql);
                }
    expect(texts.size).toBeLessThanOrEqual(72);
  });

  it('enter the index where the bounds begin, and at the position once that is further', () => {
    const soon = selection({ dueFrom: '2026-11-22T00:00:00.000Z' });
    expect(pageOf(soon, START, 21, 'case_no').params).toEqual(expect.arrayContaining(['2026-11-22T00:00:00.000Z', '']));
    expect(pageOf(soon, ['2026-11-23T00:00:00.000Z', 'N'], 21, 'case_no').params).toEqual(
      expect.arrayContaining(['2026-11-23T00:00:00.000Z', 'N']),
    );
    const period = selection({ ended: true, filedTo: '2025-06-02T00:00:00.000Z' });
    expect(pageOf(period, END, 21, 'case_no').params).not.toContain('~');
    expect(pageOf(period, ['2025-06-01T00:00:00.000Z', 'N'], 21, 'case_no').params).toContain('N');
  });
});
