import type { Desk } from './desk.ts';
import { ageOf, durationOf, tableOf } from './format.ts';

const DELIVERIES = '/api/v1/admin/deliveries';

/** What the deliveries of dispatch say, as far as it is shown here. */
interface Delivery {
  deliveryId: string;
  orgCode: string;
  channel: string;
  type?: string;
  caseNo: string;
  state: string;
  attempts: number;
  error: string | null;
  createdAt: string;
}
interface Figures {
  systemId: string;
  code: string | null;
  name: string;
  channel: string;
  state: string;
  waiting: number;
  lagSeconds: number;
  parked: number;
  unacknowledged: number;
  successRate: number | null;
  circuit: string;
  lastError: string | null;
}
interface Page<T> {
  items: T[];
  next: string | null;
}

export interface DeliveriesCommand {
  name: 'deliveries';
  limit: number;
  system?: string | undefined;
  /** Only recalls that their systems have not acknowledged. */
  recalls: boolean;
  /** Of one system: in this state, or in any (`all`); without it only what is in trouble. */
  state?: string | undefined;
  caseNo?: string | undefined;
  since?: string | undefined;
  json: boolean;
}
export interface RedeliverAllCommand {
  name: 'redeliverAll';
  system: string;
  since?: string | undefined;
  states: string[];
  json: boolean;
}

async function listed<T>(desk: Desk, path: string, limit: number, query: Record<string, string>): Promise<T[]> {
  const items: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null && items.length < limit;) {
    const asked = { ...query, limit: String(Math.min(limit - items.length, 100)), ...(cursor !== undefined && { cursor }) };
    const page: Page<T> = (await desk.client.send('GET', path, { query: asked })).data as Page<T>;
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** 投递 in trouble, or those of one system that were asked for. @returns the exit code @throws ApiProblem */
export async function deliveries(command: DeliveriesCommand, desk: Desk): Promise<number> {
  const { limit, system, recalls, state, caseNo, since, json } = command;
  const path = recalls ? `${DELIVERIES}/recalls` : DELIVERIES;
  const filters = Object.entries({ systemId: system, state, caseNo, since }).filter(([, value]) => value !== undefined);
  const items = await listed<Delivery>(desk, path, limit, Object.fromEntries(filters) as Record<string, string>);
  if (json) desk.out(JSON.stringify({ items }, null, 2));
  else if (items.length === 0)
    desk.out(recalls ? 'every recall is acknowledged' : state ? 'no such delivery' : 'no delivery is in trouble');
  else {
    const rows = items.map((item) => [
      item.deliveryId,
      item.state,
      item.attempts,
      item.orgCode,
      item.channel,
      item.type ?? '-',
      item.caseNo,
      ageOf(item.createdAt, desk.now),
      item.error ?? '-',
    ]);
    const headings = ['delivery', 'state', 'attempts', 'department', 'channel', 'message', 'case', 'age', 'error'];
    for (const line of tableOf(headings, rows, desk.screen)) desk.out(line);
    if (items.length >= limit) desk.out(`the first ${limit}; more with --limit`);
  }
  return 0;
}

/** 部门系统 with their figures. @returns the exit code @throws ApiProblem */
export async function systems({ limit, json }: { limit: number; json: boolean }, desk: Desk): Promise<number> {
  const items = await listed<Figures>(desk, `${DELIVERIES}/systems`, limit, {});
  if (json) desk.out(JSON.stringify({ items }, null, 2));
  else if (items.length === 0) desk.out('no department has connected a system');
  else {
    const rows = items.map((item) => [
      item.systemId,
      item.code ?? item.name,
      item.channel,
      item.state,
      item.waiting,
      item.lagSeconds === 0 ? '-' : durationOf(item.lagSeconds),
      item.parked,
      item.unacknowledged,
      item.successRate === null ? '-' : `${Math.floor(item.successRate * 100)} %`,
      item.circuit,
      item.circuit === 'open' ? (item.lastError ?? '-') : '-',
    ]);
    const headings = ['id', 'system', 'channel', 'state', 'waiting', 'lag', 'parked', 'not acknowledged', 'success', 'circuit', 'error'];
    for (const line of tableOf(headings, rows, desk.screen)) desk.out(line);
  }
  return 0;
}

/** 重投. @returns the exit code @throws ApiProblem */
export async function redeliver({ id, json }: { id: string; json: boolean }, desk: Desk): Promise<number> {
  const { data } = await desk.client.post('/api/v1/admin/deliveries/{deliveryId}/replay', { path: { deliveryId: id } });
  desk.out(json ? JSON.stringify(data) : `delivery ${id} is tried again`);
  return 0;
}

/** 批量重投 of one system, portion by portion to the end. @returns the exit code @throws ApiProblem */
export async function redeliverAll({ system, since, states, json }: RedeliverAllCommand, desk: Desk): Promise<number> {
  const until = new Date(desk.now).toISOString();
  let replayed = 0;
  for (let after: string | null | undefined; after !== null;) {
    const body = { systemId: system, states, until, ...(since !== undefined && { since }), ...(after !== undefined && { after }) };
    const { data } = await desk.client.send('POST', `${DELIVERIES}/replays`, { body });
    const answer = data as { replayed: number; next: string | null };
    replayed += answer.replayed;
    after = answer.next;
  }
  desk.out(json ? JSON.stringify({ replayed }) : `${replayed} ${replayed === 1 ? 'message goes' : 'messages go'} out again`);
  return 0;
}
