import type { EventMessage } from '@yiwang/event-core';

/** 事实 — one event of a case as the timeline keeps it. */
export interface Fact {
  eventId: string;
  caseNo: string;
  /** The service that told it. */
  source: string;
  /** That service's own count of facts of the case, from 1. */
  sequence: number;
  /** Without prefix and version: `acceptance.case.accepted`. */
  type: string;
  at: Date;
  actor: { kind: string; id: string; orgCode?: string | undefined } | undefined;
  orgCode: string | undefined;
  regionCode: string | undefined;
  itemCode: string | undefined;
  taskId: string | undefined;
  /** What else the event said, as far as it is short. */
  data: Record<string, unknown>;
}

const FULL_TYPE = /^cn\.yiwang\.(.+)\.v\d+$/;
/** Kept in columns of their own. */
const OWN_COLUMNS = new Set(['caseNo', 'itemCode', 'itemVersion', 'decidingOrgCode', 'orgCode', 'regionCode', 'by', 'at', 'taskId']);
/** Reasons and points are written by people about people; the service they belong to keeps them. */
const MAX_TEXT = 100;

interface CommonData {
  at?: string;
  by?: Fact['actor'];
  taskId?: string;
}

const isShort = (value: unknown): boolean => JSON.stringify(value).length <= MAX_TEXT;

export function factOf(event: EventMessage<unknown>): Fact {
  const type = FULL_TYPE.exec(event.type)?.[1] ?? event.type;
  const data = event.data as CommonData & Record<string, unknown>;
  return {
    eventId: event.id,
    caseNo: event.subject,
    source: type.slice(0, type.indexOf('.')),
    sequence: event.sequence,
    type,
    at: new Date(data.at ?? event.time),
    actor: data.by,
    orgCode: event.orgcode,
    regionCode: event.regioncode,
    itemCode: event.itemcode,
    taskId: data.taskId,
    data: Object.fromEntries(
      Object.entries(data).filter(([name, value]) => !OWN_COLUMNS.has(name) && value !== undefined && isShort(value)),
    ),
  };
}
