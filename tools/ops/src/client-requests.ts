import type { Desk } from './desk.ts';
import { printable, tableOf } from './format.ts';

export type ClientRequestsCommand =
  | { name: 'clientRequests'; state: string; limit: number }
  | { name: 'decideClientRequest'; act: 'approve' | 'reject' | 'withdraw'; id: string; reason: string };

type Shown = 'pending' | 'approved' | 'rejected' | 'withdrawn';

/** What of a client is asked for, one term after the other; what is empty says nothing. */
const termsOf = (wanted: Record<string, unknown>): string =>
  Object.entries(wanted)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([term, value]) => `${term}: ${JSON.stringify(value)}`)
    .join('; ');

/** 接入审批: what waits for a second person, and that person's word. @returns the exit code @throws ApiProblem */
export function clientRequests(command: ClientRequestsCommand & { json: boolean }, desk: Desk): Promise<number> {
  return command.name === 'clientRequests' ? list(command, desk) : decide(command, desk);
}

async function list(
  { state, limit, json }: Extract<ClientRequestsCommand, { name: 'clientRequests' }> & { json: boolean },
  desk: Desk,
): Promise<number> {
  const query = { limit: Math.min(limit, 100), ...(state !== 'all' && { state: state as Shown }) };
  const items = [];
  for await (const item of desk.client.each('/api/v1/admin/client-requests', { query })) if (items.push(item) >= limit) break;
  if (json) desk.out(JSON.stringify({ items }, null, 2));
  else {
    const rows = items.map((one) => [
      one.id,
      one.state,
      one.kind,
      one.clientId,
      termsOf(one.wanted),
      `${one.requestedBy.id} ${one.requestedAt}`,
      one.reason,
    ]);
    for (const line of tableOf(['id', 'state', 'of', 'client', 'wanted', 'asked by', 'why'], rows, desk.screen)) desk.out(line);
    if (items.length >= limit) desk.out(`the first ${limit}; more with --limit`);
  }
  return 0;
}

async function decide(
  { act, id, reason, json }: Extract<ClientRequestsCommand, { name: 'decideClientRequest' }> & { json: boolean },
  desk: Desk,
): Promise<number> {
  const path = `/api/v1/admin/client-requests/{id}/${act}`;
  const { data } = await desk.client.send('POST', path, { path: { id }, ...(act === 'reject' && { body: { reason } }) });
  const { clientId, state } = data as { clientId: string; state: string };
  desk.out(json ? JSON.stringify(data) : printable(`the request for ${clientId} is ${state}`));
  return 0;
}
