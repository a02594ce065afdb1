import { describe, expect, it } from '@jest/globals';
import type { EventDefinition, EventMessage } from '@yiwang/event-core';
import { CaseAcceptedV1, CaseDecidedV1, CaseResubmittedV1, CaseSubmittedV1, CaseWithdrawnV1 } from '@yiwang/events-acceptance';
import { concernsDispatch } from './follow-cases.js';

const concerns = ({ fullType: type }: EventDefinition, data: object): boolean => concernsDispatch({ type, data } as EventMessage<unknown>);

describe('what concerns dispatch', () => {
  it.each([CaseSubmittedV1, CaseResubmittedV1])('is of $fullType only what a department accepts', (definition) => {
    expect(concerns(definition, { acceptedBy: 'department' })).toBe(true);
    expect(concerns(definition, { acceptedBy: 'window' })).toBe(false);
  });

  it('is every acceptance, except where the window decides in the same action (即办件)', () => {
    expect(concerns(CaseAcceptedV1, {})).toBe(true);
    expect(concerns(CaseAcceptedV1, { onTheSpot: false })).toBe(true);
    expect(concerns(CaseAcceptedV1, { onTheSpot: true })).toBe(false);
  });

  it('is every end, since a task may be open', () => {
    for (const definition of [CaseDecidedV1, CaseWithdrawnV1]) expect(concerns(definition, {})).toBe(true);
  });
});
