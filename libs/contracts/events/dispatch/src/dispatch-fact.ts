import { Actor, CaseNo, defineEvent, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { z } from 'zod';
import { DISPATCH_EVENTS_TOPIC } from './topics.js';

export const DispatchFact = z.object({
  caseNo: CaseNo,
  itemCode: ItemCode,
  itemVersion: z.int().min(1),
  regionCode: RegionCode,
  /** 办理部门 this fact is about. */
  orgCode: OrgCode,
  by: Actor,
  at: Instant,
});
export const TaskFact = DispatchFact.extend({ taskId: z.uuid() });

export const dispatchEvent = <S extends typeof DispatchFact>(what: string, schema: S, description: string) =>
  defineEvent({
    type: `dispatch.${what}`,
    version: 1,
    topic: DISPATCH_EVENTS_TOPIC.name,
    description,
    schema,
    key: (fact) => fact.caseNo,
    route: (fact) => ({ regioncode: fact.regionCode, orgcode: fact.orgCode, itemcode: fact.itemCode }),
  });
