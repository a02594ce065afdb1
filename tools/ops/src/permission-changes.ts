import type { Desk } from './desk.ts';
import { printable, tableOf } from './format.ts';

/** 权限变更 — as the API shows one. */
interface Change {
  id: string;
  kind: string;
  target: string;
  before: Record<string, unknown>;
  wanted: Record<string, unknown>;
  reason: string;
  state: string;
  requestedBy: { kind: string; id: string };
  requestedAt: string;
}

export type ChangesCommand =
  | { name: 'changes'; state: string; limit: number }
  | { name: 'decideChange'; act: 'approval' | 'rejection' | 'withdrawal'; id: string; reason: string };

const PATH = '/api/v1/admin/permission-changes';

/** What differs between the two, one field after the other. */
const differences = ({ before, wanted }: Change): string =>
  Object.entries(wanted)
    .filter(([field, value]) => JSON.stringify(before[field]) !== JSON.stringify(value))
    .map(([field, value]) => `${field}: ${JSON.stringify(before[field] ?? null)} -> ${JSON.stringify(value)}`)
    .join('; ');

/** @returns the exit code @throws ApiProblem */
export function permissionChanges(command: ChangesCommand & { json: boolean }, desk: Desk): Promise<number> {
  return command.name === 'changes' ? list(command, desk) : decide(command, desk);
}

async function list({ state, limit, json }: Extract<ChangesCommand, { name: 'changes' }> & { json: boolean }, desk: Desk): Promise<number> {
  const items: Change[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: Math.min(limit, 100), ...(state !== 'all' && { state }), ...(cursor !== undefined && { cursor }) };
    const { data } = await desk.client.send('GET', PATH, { query });
    const page = data as { items: Change[]; next: string | null };
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && items.length < limit);
  const shown = items.slice(0, limit);
  if (json) desk.out(JSON.stringify({ items: shown }, null, 2));
  else {
    const rows = shown.map((one) => [
      one.id,
      one.state,
      one.kind,
      one.target,
      differences(one),
      `${one.requestedBy.id} ${one.requestedAt}`,
    ]);
    for (const line of tableOf(['id', 'state', 'of', 'target', 'change', 'asked by'], rows, desk.screen)) desk.out(line);
    if (items.length > limit || cursor !== undefined) desk.out(`the first ${limit}; more with --limit`);
  }
  return 0;
}

async function decide(
  { act, id, reason, json }: Extract<ChangesCommand, { name: 'decideChange' }> & { json: boolean },
  desk: Desk,
): Promise<number> {
  const { data } = await desk.client.send('POST', `${PATH}/{id}/${act}`, { path: { id }, body: { reason } });
  const { state } = data as { state: string };
  desk.out(json ? JSON.stringify(data) : printable(`${id} is ${state}`));
  return 0;
}
