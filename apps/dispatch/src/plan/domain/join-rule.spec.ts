import { describe, expect, it } from '@jest/globals';
import { JOIN_RULES, type JoinRule } from '@yiwang/events-catalogue';
import fc from 'fast-check';
import { JOIN_TABLE, joined, type JoinSeat, stageOver } from './join-rule.js';

const seat = fc.record<JoinSeat>({
  lead: fc.constant(false),
  mandatory: fc.boolean(),
  result: fc.constantFrom('approved', 'rejected', null),
});
const lead = fc.record<JoinSeat>({ lead: fc.constant(true), mandatory: fc.constant(true), result: fc.constantFrom('approved', null) });
const seats = fc.tuple(lead, fc.array(seat, { maxLength: 8 })).map(([first, others]) => [first, ...others]);
const rule = fc.constantFrom<JoinRule>(...JOIN_RULES);
const silent = (given: JoinSeat[], at: number): JoinSeat[] => given.map((each, i) => (i === at ? { ...each, result: null } : each));

describe('the join rules', () => {
  it('are a table with a row for each rule that an item can name', () => {
    expect(Object.keys(JOIN_TABLE).sort()).toEqual([...JOIN_RULES].sort());
  });

  it('never take silence for consent: who is waited for and says nothing keeps the lead from deciding', () => {
    fc.assert(
      fc.property(rule, seats, (which, given) => {
        const { decidable, refused, waitingFor } = joined(which, given);
        const missing = given.filter((each) => !each.lead && each.result === null && (which !== 'leadDecides' || each.mandatory));
        expect(decidable).toBe(refused || missing.length === 0);
        expect(waitingFor).toEqual(refused ? [] : missing);
      }),
    );
  });

  it('never make a case less decidable by an answer more, nor by a department less', () => {
    fc.assert(
      fc.property(rule, seats, fc.nat(), (which, given, at) => {
        const index = at % given.length;
        if (joined(which, silent(given, index)).decidable) expect(joined(which, given).decidable).toBe(true);
        if (joined(which, given).decidable && !joined(which, given).refused)
          expect(joined(which, [...given.slice(0, index), ...given.slice(index + 1)]).decidable).toBe(true);
      }),
    );
  });

  it('differ only where they say so: `all` waits longest, `leadDecides` for the mandatory, `earlyEnd` like `all` until one refuses', () => {
    fc.assert(
      fc.property(seats, (given) => {
        const [all, leadDecides, earlyEnd] = [joined('all', given), joined('leadDecides', given), joined('earlyEnd', given)];
        if (all.decidable) expect(leadDecides.decidable && earlyEnd.decidable).toBe(true);
        expect([all.refused, leadDecides.refused]).toEqual([false, false]);
        expect(earlyEnd.refused).toBe(given.some(({ result }) => result === 'rejected'));
        if (!earlyEnd.refused) expect(earlyEnd).toEqual(all);
      }),
    );
  });

  it('count only the lead’s own result as its decision, never as something to wait for', () => {
    fc.assert(
      fc.property(rule, seats, (which, given) => {
        const mute = given.map((each) => (each.lead ? { ...each, result: null } : each));
        expect(joined(which, mute).waitingFor).toEqual(joined(which, given).waitingFor);
      }),
    );
  });
});

describe('a stage', () => {
  it('is over when everybody waited for has answered, and its lead', () => {
    fc.assert(
      fc.property(rule, seats, (which, given) => {
        const open = given.filter((each) => each.result === null && (each.lead || which !== 'leadDecides' || each.mandatory));
        expect(stageOver(which, given)).toBe(open.length === 0);
      }),
    );
  });
});
