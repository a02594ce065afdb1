import type { EventData, EventDefinition, EventOf } from '@yiwang/event-core';
import { CaseAcceptedV1, CaseClosedV1, CaseDecidedV1, CaseDeliveredV1, CaseSubmittedV1 } from '@yiwang/events-acceptance';
import { TaskAcknowledgedV1, TaskAssignedV1, TaskCompletedV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { eventOf } from '@yiwang/testing';

export const MARKET = '11330203MB0A100133';
export const FIRE = '11330203MB0A1003XM';
const ITEM = '11330203MB0A1001334330131001000';

let serial = 0;
export const newCaseNo = (region = '330203'): string => `${region}261121${String(++serial).padStart(8, '0')}A`;

const MINUTE = 60_000;

export interface StoryEvent {
  definition: EventDefinition;
  event: EventOf<EventDefinition>;
}

export interface Story {
  caseNo: string;
  taskId: string;
  /** Both services' facts from filing to closing, each in its service's order. */
  acceptance: StoryEvent[];
  dispatch: StoryEvent[];
  /** One more fact about its task, told by dispatch at that minute after the others. */
  more: (definition: EventDefinition, minute: number, data: object) => StoryEvent;
}

/** A whole case as acceptance and dispatch tell it: filed at `start`, one fact a minute, every limit ending at `dueAt`. */
export function caseStory(options: { start: Date; dueAt: Date; region?: string; caseNo?: string }): Story {
  const { start, dueAt, region = '330203' } = options;
  const caseNo = options.caseNo ?? newCaseNo(region);
  const taskId = uuidv7();
  const at = (minute: number) => new Date(start.getTime() + minute * MINUTE);
  const common = { caseNo, itemCode: ITEM, itemVersion: 1, regionCode: region, by: { kind: 'officer' as const, id: 'o-1' } };
  const due = dueAt.toISOString();
  const count = { acceptance: 0, dispatch: 0 };
  const tell = <D extends EventDefinition>(source: keyof typeof count, definition: D, minute: number, data: object): StoryEvent => ({
    definition,
    event: eventOf(definition, { ...common, at: at(minute).toISOString(), ...data } as EventData<D>, {
      sequence: ++count[source],
      at: at(minute),
    }) as EventOf<EventDefinition>,
  });
  const owner = { decidingOrgCode: MARKET };
  const task = { orgCode: FIRE, taskId };
  return {
    caseNo,
    taskId,
    more: (definition, minute, data) => tell('dispatch', definition, minute, { ...task, ...data }),
    acceptance: [
      tell('acceptance', CaseSubmittedV1, 0, {
        ...owner,
        acceptedBy: 'window',
        applicantKind: 'legalPerson',
        channel: 'computer',
        acceptanceDueAt: due,
        provisional: false,
      }),
      tell('acceptance', CaseAcceptedV1, 1, { ...owner, promiseDueAt: due, statutoryDueAt: due, provisional: false, caseKind: 'promised' }),
      tell('acceptance', CaseDecidedV1, 5, { ...owner, outcome: 'approved', deliveryDueAt: due, provisional: false }),
      tell('acceptance', CaseDeliveredV1, 6, { ...owner, method: 'electronic' }),
      tell('acceptance', CaseClosedV1, 7, { ...owner, finishKind: 0 }),
    ],
    dispatch: [
      tell('dispatch', TaskAssignedV1, 2, {
        ...task,
        purpose: 'handling',
        lead: true,
        stage: 1,
        channel: 'workbench',
        dueAt: due,
        provisional: false,
      }),
      tell('dispatch', TaskAcknowledgedV1, 3, task),
      tell('dispatch', TaskCompletedV1, 4, { ...task, result: 'approved' }),
    ],
  };
}
