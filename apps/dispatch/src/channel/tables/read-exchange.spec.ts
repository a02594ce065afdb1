import { describe, expect, it } from '@jest/globals';
import type { OfferedRow } from './incoming.sql.js';
import { byCase, ofReceipt } from './read-exchange.js';

const row = (form: OfferedRow['form'], projid: string | null, arrival: number): OfferedRow => ({
  form,
  key: `${form}-${arrival}`,
  projid,
  arrival: String(arrival),
});

describe('the order of offered rows', () => {
  it('is the order of the links within a case, whatever the order in which the department filled its tables', () => {
    const offered = [
      row('transact', 'A', 1),
      row('node', 'A', 2),
      row('node', 'B', 3),
      row('formfile', 'A', 4),
      row('accept', 'A', 5),
      row('node', 'A', 6),
    ];
    expect(byCase(offered).map((rows) => rows.map(({ key }) => key))).toEqual([
      ['formfile-4', 'accept-5', 'node-2', 'node-6', 'transact-1'],
      ['node-3'],
    ]);
  });

  it('keeps rows that name no case apart from each other', () => {
    expect(byCase([row('node', null, 1), row('node', null, 2)])).toHaveLength(2);
  });
});

describe('the answer to a row', () => {
  const about = { messageId: '0190a1b2-0c3d-7e4f-8a5b-6c7d8e9f0a1b', code: null, text: null };
  it('is the first one, when the row was taken before and could not be answered', () => {
    expect(ofReceipt({ ...about, state: 'duplicate', first: 'refused', code: 'X' })).toMatchObject({ state: 'refused', code: 'X' });
    expect(ofReceipt({ ...about, state: 'duplicate', first: 'applied' })).toMatchObject({ state: 'applied' });
    expect(ofReceipt({ ...about, state: 'late', code: 'X' })).toMatchObject({ state: 'late' });
  });
});
