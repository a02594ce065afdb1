import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@yiwang/access';
import type { Clock } from '@yiwang/kernel';
import type { Deadlines } from '../../case/domain/deadlines.js';
import type { CounterScopes } from '../../window/counter-scopes.js';
import { NO_DUE, WorkSelections } from './work-selection.js';

const NOW = new Date('2026-11-22T02:00:00.000Z');
const officer = {
  kind: 'officer',
  id: 'o',
  orgCode: '11330203MB0A1003XM',
  regionCode: '330203',
  permissions: new Set(['task.handle']),
} as unknown as Principal;

describe('what a list holds', () => {
  // The calendar that was published last says two days more than the one that the process knew when it started.
  let at = new Date('2026-11-24T09:00:00.000Z');
  const deadlines = {
    fresh: () => Promise.resolve(void (at = new Date('2026-11-26T09:00:00.000Z'))),
    moved: () => ({ at, provisional: false }),
  } as unknown as Deadlines;
  const selections = new WorkSelections(deadlines, { now: () => NOW } as Clock, {} as CounterScopes);

  it('ends what is due soon by the calendar in force', async () => {
    expect(await selections.of({ due: 'soon' }, officer)).toMatchObject({
      dueFrom: NOW.toISOString(),
      dueTo: '2026-11-26T09:00:00.000Z',
    });
    expect(await selections.of({ due: 'later' }, officer)).toMatchObject({ dueFrom: '2026-11-26T09:00:00.000Z', dueTo: NO_DUE });
    expect(await selections.soonUntil(officer)).toEqual(new Date('2026-11-26T09:00:00.000Z'));
  });

  it('is an officer’s own body, and nothing of another', async () => {
    expect(await selections.of({}, officer)).toMatchObject({ anchor: 'authority', orgCode: officer.orgCode, ended: false });
    await expect(selections.of({ orgCode: '11330281MB0A1003XM' }, officer)).rejects.toMatchObject({
      code: 'ACCEPTANCE.WORK_LIST_OUT_OF_REACH',
    });
  });

  it('has no due date where only what has ended is asked for', async () => {
    expect(await selections.of({ status: ['closed'], due: 'overdue' }, officer)).toMatchObject({ statuses: [] });
    expect(await selections.of({ status: ['closed', 'closed', 'refused'] }, officer)).toMatchObject({
      statuses: ['closed', 'refused'],
      ended: true,
    });
  });
});
