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
  /** What else the event said, as far as it is numbers, times and codes. */
  data: Record<string, unknown>;
}

const FULL_TYPE = /^cn\.yiwang\.(.+)\.v\d+$/;
/** Kept in columns of their own. */
const OWN_COLUMNS = new Set(['caseNo', 'itemCode', 'itemVersion', 'decidingOrgCode', 'orgCode', 'regionCode', 'by', 'at', 'taskId']);
/** Written by people about people, however short: the service it belongs to keeps it. */
const WRITTEN = new Set(['reason', 'points', 'opinion']);
/** 环节 — the one text that is a name out of a list and not a sentence. */
const LINK = 'link';
const CODE = /^[\w.:+/-]{1,64}$/;

interface CommonData {
  at?: string;
  by?: Fact['actor'];
  taskId?: string;
}

const keptOf = (data: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data)
      .map(([name, value]) => [name, kept(name, value)] as const)
      .filter(([, value]) => value !== undefined),
  );

function kept(name: string, value: unknown): unknown {
  if (WRITTEN.has(name)) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return name === LINK || CODE.test(value) ? value : undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? keptOf(value) : undefined;
}

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
    data: keptOf(Object.fromEntries(Object.entries(data).filter(([name]) => !OWN_COLUMNS.has(name)))),
  };
}
