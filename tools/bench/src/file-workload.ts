import { randomUUID } from 'node:crypto';
import { PERSONS } from '@yiwang/demo-data';
import { ApiClient, FILINGS, publishDemoItems } from '@yiwang/stack';
import { startWriteFloor } from './floor.ts';
import { measureInTurn } from './load.ts';
import { workload, type Workload } from './report.ts';
import type { Target } from './target.ts';

/** Pool of one service process; the floor gets as many connections. */
const POOL = 10;

/** 申报: a person files through the gateway, each time with a new key, while all services run, and while relay and monitoring do. */
export async function fileWorkload(target: Target, seconds: number, connections: number): Promise<Workload[]> {
  await publishDemoItems(target.addresses.gateway);
  const among = await measure(target, 'file-among-all', seconds, connections);
  const alone = await target.among(['auth', 'acceptance', 'monitoring'], () => measure(target, 'file', seconds, connections));
  return [alone, among];
}

async function measure(target: Target, name: string, seconds: number, connections: number): Promise<Workload> {
  const token = await ApiClient.person(target.addresses.gateway, PERSONS.wangXiaoming.login).token();
  await waitUntilFilable(target, token ?? '');
  const body = JSON.stringify(FILINGS.flexibleWorkSubsidy);
  const request = (path: string) => ({
    method: 'POST' as const,
    path,
    body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    setupRequest: (r: { headers?: Record<string, unknown> }) => ({ ...r, headers: { ...r.headers, 'idempotency-key': randomUUID() } }),
  });

  const floor = await startWriteFloor(target.adminUrl, POOL);
  const gateway = await target.extraGateway({});
  try {
    const [atFloor, filed] = await measureInTurn(name, [
      { url: floor.url, connections, seconds, requests: [request('/')] },
      { url: gateway.url, connections, seconds, requests: [request('/api/v1/applications')] },
    ]);
    return workload(name, filed!, atFloor!);
  } finally {
    floor.stop();
    await gateway.stop();
  }
}

/** The item's version reaches acceptance by an event. */
async function waitUntilFilable(target: Target, token: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await fetch(`${target.addresses.gateway}/api/v1/applications`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(FILINGS.flexibleWorkSubsidy),
    });
    if (response.ok) return;
    if (response.status !== 404) throw new Error(`a filing was refused: ${response.status} ${await response.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the item did not reach acceptance within 10 s');
}
