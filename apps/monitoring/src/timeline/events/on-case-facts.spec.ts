import { describe, expect, it } from '@jest/globals';
import type { EventDefinition } from '@yiwang/event-core';
import * as acceptance from '@yiwang/events-acceptance';
import * as dispatch from '@yiwang/events-dispatch';
import * as evaluation from '@yiwang/events-evaluation';
import * as payment from '@yiwang/events-payment';
import { CASE_FACTS } from './on-case-facts.js';

const isDefinition = (value: unknown): value is EventDefinition => typeof value === 'object' && value !== null && 'fullType' in value;
const typesOf = (contract: object): string[] =>
  Object.values(contract)
    .filter(isDefinition)
    // Messages on the topics of departments repeat what a fact said.
    .filter(({ topic }) => !topic.startsWith('department.'))
    // Facts of a department's system are of no case.
    .filter(({ type }) => !type.startsWith('dispatch.system.'))
    .map(({ fullType }) => fullType);

describe('the timeline', () => {
  it('hears every fact that a service tells of a case', () => {
    const told = [acceptance, dispatch, evaluation, payment].flatMap(typesOf);
    expect(CASE_FACTS.map(({ fullType }) => fullType).sort()).toEqual(told.sort());
  });
});
