import { describe, expect, it } from '@jest/globals';
import { CombinedDecisionV1 } from '@yiwang/events-dispatch';
import { factOf } from './fact.js';

describe('fact of an event', () => {
  const event = {
    specversion: '1.0' as const,
    id: '01900000-0000-7000-8000-000000000001',
    source: '/yiwang/dispatch',
    type: CombinedDecisionV1.fullType,
    subject: '330203261121000000011',
    time: '2026-11-21T08:00:00.000Z',
    datacontenttype: 'application/json' as const,
    sequence: 4,
    regioncode: '330203',
    orgcode: '11330203MB0A100133',
    data: {
      caseNo: '330203261121000000011',
      taskId: '01900000-0000-7000-8000-000000000002',
      by: { kind: 'officer', id: 'o-1', orgCode: '11330203MB0A100133' },
      at: '2026-11-21T07:59:59.000Z',
      outcome: 'rejected',
      reason: '王小明不符合',
      resultNo: '甬食许 1 号',
      answer: { kind: 'refuse', ground: 'notRequired', reason: '330203199003073211', points: ['330203199003073211'] },
      link: '现场核查',
      dueAt: '2026-12-01T09:30:00.000Z',
      provisional: false,
      stage: 2,
    },
  };

  it('knows its service, its type without version, when it happened and who did it', () => {
    expect(factOf(event)).toMatchObject({
      source: 'dispatch',
      type: 'dispatch.case.decided',
      at: new Date('2026-11-21T07:59:59.000Z'),
      actor: { kind: 'officer', id: 'o-1' },
      taskId: '01900000-0000-7000-8000-000000000002',
    });
  });

  it('keeps codes, numbers and times, and leaves what people wrote, however short, to the service that has it', () => {
    expect(factOf(event).data).toEqual({
      outcome: 'rejected',
      answer: { kind: 'refuse', ground: 'notRequired' },
      link: '现场核查',
      dueAt: '2026-12-01T09:30:00.000Z',
      provisional: false,
      stage: 2,
    });
  });
});
