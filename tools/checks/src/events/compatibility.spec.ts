import { describe, expect, it } from '@jest/globals';
import { defineEvent } from '@yiwang/event-core';
import { z } from 'zod';
import { compareContracts } from './compatibility.ts';
import { snapshotOf } from './json-schema.ts';

const base = z.object({
  caseNo: z.string().max(21),
  orgCode: z.string().optional(),
  outcome: z.enum(['approved', 'rejected']),
  round: z.int().min(1).max(9),
  at: z.iso.datetime(),
  participants: z.array(z.object({ name: z.string().min(1), lead: z.boolean() })).max(20),
  answer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accept') }),
    z.object({ kind: z.literal('refuse'), reason: z.string() }),
  ]),
});
const participant = base.shape.participants.element;

const event = (schema: z.ZodType, more: object = {}) =>
  snapshotOf(
    defineEvent({
      type: 'test.case.decided',
      version: 1,
      topic: 'test.events.v1',
      description: 'A test.',
      key: (data: { caseNo: string }) => data.caseNo,
      route: (data: { orgCode?: string }) => ({ orgcode: data.orgCode }),
      schema,
      ...more,
    } as never),
  );
const before = event(base);
const changes = (schema: z.ZodType, more: object = {}) => compareContracts(before, event(schema, more));
const breaks = (schema: z.ZodType, more: object = {}) =>
  changes(schema, more)
    .filter((change) => change.breaking)
    .map(({ field, message }) => `${field} ${message}`);

describe('compatibility of an event of version 1', () => {
  it('is given when nothing changed, and when only the words about it did', () => {
    expect(changes(base)).toEqual([]);
    expect(changes(base.describe('other words'), { description: 'Other words.' })).toEqual([]);
  });

  it('lets optional fields be added, at the top, in lists and in alternatives', () => {
    const grown = base.extend({
      note: z.string().optional(),
      participants: z.array(participant.extend({ phone: z.string().optional() })).max(20),
      answer: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('accept'), note: z.string().optional() }),
        z.object({ kind: z.literal('refuse'), reason: z.string() }),
      ]),
    });
    expect(changes(grown).map(({ field, breaking }) => [field, breaking])).toEqual([
      ['participants[].phone', false],
      ['answer(kind=accept).note', false],
      ['note', false],
    ]);
  });

  it('does not mind the order of fields or of alternatives', () => {
    const { answer, ...rest } = base.shape;
    const [accept, refuse] = answer.options;
    expect(changes(z.object({ answer: z.discriminatedUnion('kind', [refuse, accept]), ...rest }))).toEqual([]);
  });

  it.each<[string, z.ZodType, RegExp]>([
    ['removes a field', base.omit({ at: true }), /^at was removed/],
    ['removes an optional field', base.omit({ orgCode: true }), /^orgCode was removed/],
    ['renames a field', base.omit({ round: true }).extend({ roundNo: z.int() }), /^round was removed.*/],
    ['adds a required field', base.extend({ by: z.string() }), /^by is a new required field/],
    ['makes an optional field required', base.extend({ orgCode: z.string() }), /^orgCode became required/],
    ['makes a required field optional', base.partial({ at: true }), /^at became optional/],
    ['changes a type', base.extend({ round: z.string() }), /^round changed type from integer to string/],
    ['lets null in', base.extend({ at: z.iso.datetime().nullable() }), /^at changed type/],
    ['changes a format', base.extend({ at: z.iso.date() }), /^at changed format from "date-time" to "date"/],
    ['adds a pattern', base.extend({ caseNo: z.string().max(21).regex(/^\d+$/) }), /^caseNo changed pattern/],
    ['takes a value from an enumeration', base.extend({ outcome: z.enum(['approved']) }), /^outcome .*"rejected"/],
    [
      'adds a value to an enumeration',
      base.extend({ outcome: z.enum(['approved', 'rejected', 'partly']) }),
      /^outcome gained the value "partly"/,
    ],
    ['opens an enumeration', base.extend({ outcome: z.string() }), /^outcome may now be anything/],
    ['raises a lower bound', base.extend({ round: z.int().min(2).max(9) }), /^round narrowed minimum from 1 to 2/],
    ['lowers an upper bound', base.extend({ caseNo: z.string().max(20) }), /^caseNo narrowed maxLength from 21 to 20/],
    ['widens a bound', base.extend({ round: z.int().min(1).max(99) }), /^round widened maximum from 9 to 99/],
    [
      'adds a bound where there was none',
      base.extend({ orgCode: z.string().max(18).optional() }),
      /^orgCode narrowed maxLength from none to 18/,
    ],
    ['shortens a list', base.extend({ participants: z.array(participant).max(3) }), /^participants narrowed maxItems from 20 to 3/],
    [
      'removes a field inside a list',
      base.extend({ participants: z.array(participant.omit({ lead: true })).max(20) }),
      /^participants\[\]\.lead was removed/,
    ],
    [
      'removes an alternative',
      base.extend({ answer: z.discriminatedUnion('kind', [base.shape.answer.options[0]]) }),
      /^answer\(kind=refuse\) this alternative was removed/,
    ],
    [
      'adds an alternative',
      base.extend({ answer: z.discriminatedUnion('kind', [...base.shape.answer.options, z.object({ kind: z.literal('correct') })]) }),
      /^answer\(kind=correct\) is a new alternative/,
    ],
    [
      'narrows inside an alternative',
      base.extend({
        answer: z.discriminatedUnion('kind', [
          base.shape.answer.options[0],
          z.object({ kind: z.literal('refuse'), reason: z.string().max(5) }),
        ]),
      }),
      /^answer\(kind=refuse\)\.reason narrowed maxLength from none to 5/,
    ],
  ])('is broken by a change that %s, and the field is named', (_what, schema, message) => {
    expect(breaks(schema)[0]).toMatch(message);
  });

  it.each<[string, object, RegExp]>([
    ['another topic', { topic: 'other.events.v1' }, /topic changed from test\.events\.v1 to other\.events\.v1/],
    ['another kind', { kind: 'state' }, /kind changed from fact to state/],
    ['another key', { key: (data: { orgCode: string }) => data.orgCode }, /key changed from \{caseNo\} to \{orgCode\}/],
    ['a lost attribute', { route: () => ({}) }, /attribute orgcode changed from \{orgCode\} to nothing/],
  ])('is broken by %s', (_what, more, message) => {
    expect(breaks(base, more)[0]).toMatch(message);
  });
});
