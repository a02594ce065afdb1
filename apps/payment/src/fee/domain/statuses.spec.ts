import { describe, expect, it } from '@jest/globals';
import {
  ORDER_STATUSES,
  ORDER_TRANSITIONS,
  orderAfter,
  PAYABLE_STATUSES,
  PAYABLE_TRANSITIONS,
  payableAfter,
  type OrderMove,
  type PayableMove,
} from './statuses.js';

const ORDER_MOVES = Object.keys(ORDER_TRANSITIONS) as OrderMove[];
const PAYABLE_MOVES = Object.keys(PAYABLE_TRANSITIONS) as PayableMove[];

describe('the table of order states', () => {
  it('allows exactly these moves', () => {
    const allowed = ORDER_STATUSES.flatMap((status) =>
      ORDER_MOVES.filter((move) => orderAfter(move, status)).map((move) => `${status} –${move}→ ${orderAfter(move, status)}`),
    );
    expect(allowed).toEqual([
      'created –pay→ paid',
      'created –mismatch→ mismatch',
      'created –payInVain→ refunding',
      'created –close→ closed',
      'closed –pay→ paid',
      'closed –mismatch→ mismatch',
      'closed –payInVain→ refunding',
      'paid –refund→ refunding',
      'mismatch –refund→ refunding',
      'refunding –refunded→ refunded',
    ]);
  });

  it('reaches every state from the first, and money never leaves refunded', () => {
    const reached = new Set<string>(['created']);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { from, to } of Object.values(ORDER_TRANSITIONS)) if (from.some((status) => reached.has(status))) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...ORDER_STATUSES].sort());
    expect(ORDER_MOVES.filter((move) => orderAfter(move, 'refunded'))).toEqual([]);
  });
});

describe('the table of payable states', () => {
  it('allows exactly these moves', () => {
    const allowed = PAYABLE_STATUSES.flatMap((status) =>
      PAYABLE_MOVES.filter((move) => payableAfter(move, status)).map((move) => `${status} –${move}→ ${payableAfter(move, status)}`),
    );
    expect(allowed).toEqual(['due –pay→ paid', 'due –exempt→ exempted', 'due –close→ closed', 'paid –refund→ refunded']);
  });
});
