import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import { eventually, RunningExample } from '@yiwang/testing';
import type { Delivery, ReplayAnswer } from '../src/delivery/http/delivery.schema.js';
import { type Client, DispatchUnderTest, ORG, seat } from './harness.js';
import { TokenEndpoint } from './played-department.js';

const SECRET = 'a-secret-of-this-test';
const CLIENT = 'sys-housing';

describe('a department system that is called', () => {
  const running: RunningExample[] = [];
  let dispatch: DispatchUnderTest;
  let administrator: Client;
  let operator: Client;
  let endpoint: TokenEndpoint;
  let systemId: string;
  let itemCode: string;

  beforeAll(async () => {
    dispatch = await DispatchUnderTest.start([], { CALLBACK_NETWORKS: '127.0.0.0/8' });
    administrator = await dispatch.administrator('anna', ['system.manage']);
    operator = await dispatch.operator();
    endpoint = await TokenEndpoint.start(SECRET, (clientId) => dispatch.systemToken(ORG.housing, clientId));
    systemId = uuidv7();
    await dispatch.rows(
      `INSERT INTO department_systems (id, org_code, name, channel, client_id, settings) VALUES ($1, $2, $3, 'webhook', $3, $4)`,
      [systemId, ORG.housing, CLIENT, { url: 'http://127.0.0.1:9/' }],
    );
    itemCode = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(ORG.housing)] });
  });
  afterAll(async () => {
    await Promise.all(running.map((example) => example.stop()));
    for (const each of [dispatch, endpoint]) await (each as typeof each | undefined)?.stop();
  });

  const issue = async (body: object = {}): Promise<string> => {
    const { body: issued } = await administrator.post<{ secret: string }>(`/systems/${systemId}/secret`, body);
    return issued.secret;
  };
  const callAt = (settings: object): Promise<unknown> =>
    dispatch.rows('UPDATE department_systems SET settings = $2, version = version + 1 WHERE id = $1', [systemId, settings]);

  /** The sample for integrators, called from now on. */
  async function startExample(secret: string): Promise<RunningExample> {
    const example = RunningExample.start('typescript/webhook/receiver.ts', {
      PORT: '0',
      WEBHOOK_SECRET: secret,
      PLATFORM: dispatch.service.url,
      TOKEN_URL: endpoint.url,
      CLIENT_ID: CLIENT,
      CLIENT_SECRET: SECRET,
    });
    running.push(example);
    const { listening } = await eventually(() => example.heard((said) => 'listening' in said));
    await callAt({ url: `http://127.0.0.1:${(listening as AddressInfo).port}/tasks` });
    return example;
  }

  /** A case of which the department has a task to handle. */
  async function newTask(): Promise<string> {
    const caseNo = dispatch.caseNo();
    await dispatch.submitted(caseNo, itemCode, 'window');
    await dispatch.accepted(caseNo, itemCode);
    return caseNo;
  }
  const deliveryOf = async (caseNo: string): Promise<Delivery> => {
    const { body } = await operator.get<{ items: Delivery[] }>(`/deliveries?systemId=${systemId}&state=all&caseNo=${caseNo}`);
    const [delivery] = body.items.filter(({ type }) => type === 'task.assigned');
    if (!delivery) throw new Error('no delivery yet');
    return delivery;
  };
  const becomes = (caseNo: string, expected: Partial<Delivery>): Promise<void> =>
    eventually(async () => expect(await deliveryOf(caseNo)).toMatchObject(expected));

  it('confirms its task and gives its result, as the sample for integrators does', async () => {
    const example = await startExample(await issue());
    const caseNo = await newTask();
    await eventually(() => example.heard((said) => said['case'] === caseNo));
    await eventually(async () =>
      expect(
        await dispatch.rows("SELECT state, result FROM tasks WHERE case_no = $1 AND org_code = $2 AND purpose = 'handling'", [
          caseNo,
          ORG.housing,
        ]),
      ).toEqual([{ state: 'completed', result: 'approved' }]),
    );
  }, 60_000);

  it('goes on with its secret while that overlaps with the new one; once it ended, what failed goes again singly or since a time', async () => {
    const example = running.at(-1)!;
    await issue({ overlapHours: 1 });
    const overlapping = await newTask();
    await eventually(() => example.heard((said) => said['case'] === overlapping));

    const since = new Date(Date.now() - 1_000).toISOString();
    const latest = await issue({ overlapHours: 0 });
    const [single, range] = [await newTask(), await newTask()];
    for (const caseNo of [single, range]) await becomes(caseNo, { state: 'pending', error: 'HTTP_401' });

    const renewed = await startExample(latest);
    expect((await operator.post(`/deliveries/${(await deliveryOf(single)).deliveryId}/replay`)).status).toBe(202);
    await eventually(() => renewed.heard((said) => said['case'] === single), 30_000);

    const replayed = await operator.post<ReplayAnswer>('/deliveries/replays', { systemId, states: ['pending', 'sent', 'closed'], since });
    expect([replayed.status, replayed.body.replayed >= 2]).toEqual([202, true]);
    await eventually(() => renewed.heard((said) => said['case'] === range), 30_000);
    // The one that had it already knows it by its id, and the platform its answer by the key.
    expect(renewed.said.filter((said) => said['case'] === single)).toHaveLength(1);
  }, 90_000);

  it('outlives what is too long, unsigned and in many pieces, as the sample for integrators does', async () => {
    const good = running.at(-1)!;
    const [{ url }] = (
      await dispatch.rows<{ settings: { url: string } }>('SELECT settings FROM department_systems WHERE id = $1', [systemId])
    ).map(({ settings }) => settings) as [{ url: string }];
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request(url, { method: 'POST' }, (answer) => resolve(answer.resume().statusCode));
      call.once('error', reject);
      const write = (left: number): void => void (left === 0 ? call.end() : call.write(Buffer.alloc(1_024), () => write(left - 1)));
      write(200);
    });
    expect(status).toBe(413);
    const caseNo = await newTask();
    await eventually(() => good.heard((said) => said['case'] === caseNo), 30_000);
  });

  it('is not called at an internal address: its messages wait, and go when the address is a good one', async () => {
    const good = running.at(-1)!;
    const { settings } = (
      await dispatch.rows<{ settings: object }>('SELECT settings FROM department_systems WHERE id = $1', [systemId])
    )[0]!;
    await callAt({ url: 'https://10.0.0.1/metadata' });
    const caseNo = await newTask();
    await eventually(async () =>
      expect(
        await dispatch.rows('SELECT last_error FROM delivery_lines WHERE system_id = $1 AND open_since IS NOT NULL', [systemId]),
      ).toEqual([{ last_error: 'ADDRESS_FORBIDDEN' }]),
    );
    await becomes(caseNo, { state: 'pending', error: null, attempts: 0 });
    await callAt(settings);
    expect((await operator.post(`/deliveries/${(await deliveryOf(caseNo)).deliveryId}/replay`)).status).toBe(202);
    await eventually(() => good.heard((said) => said['case'] === caseNo), 30_000);
  }, 60_000);

  it('has its secret neither kept nor shown in the clear', async () => {
    const secret = await issue({ overlapHours: 0 });
    const [row] = await dispatch.rows<Record<string, unknown>>('SELECT * FROM department_systems WHERE id = $1', [systemId]);
    expect(JSON.stringify(row)).not.toContain(secret.slice('whsec_'.length));
    expect(JSON.stringify(await administrator.get(`/systems/${systemId}`))).not.toContain('whsec_');
  });

  it('passes the conformance run as the sample for integrators is written', async () => {
    const bert = await dispatch.administrator('bert', ['system.manage', 'system.approve']);
    const example = await startExample('whsec_bm90IHRoZSBzZWNyZXQgb2YgYW55Ym9keSwgMzIgYg==');
    const { listening } = example.said[0] as { listening: AddressInfo };
    await example.stop();
    const orgCode = '11330203MB0A10050X';
    const form = { orgCode, name: '样例系统', channel: 'webhook', clientId: 'sys-sample' };
    const settings = { url: `http://127.0.0.1:${listening.port}/tasks` };
    const { systemId: id } = (await administrator.post<{ systemId: string }>('/systems', { ...form, settings })).body;
    const { secret } = (await administrator.post<{ secret: string }>(`/systems/${id}/secret`, {})).body;
    const tokens = await TokenEndpoint.start(SECRET, (clientId) => dispatch.systemToken(orgCode, clientId));
    const sample = RunningExample.start('typescript/webhook/receiver.ts', {
      PORT: String(listening.port),
      WEBHOOK_SECRET: secret,
      PLATFORM: dispatch.service.url,
      TOKEN_URL: tokens.url,
      CLIENT_ID: 'sys-sample',
      CLIENT_SECRET: SECRET,
      DECIDE: 'no', // what is decided cannot be recalled any more
    });
    running.push(sample);
    try {
      await eventually(() => sample.heard((said) => 'listening' in said));
      expect((await bert.post(`/systems/${id}/approve`)).status).toBe(200);
      const begun = await administrator.post<{ runId: string }>(`/systems/${id}/conformance-runs`, { ackSeconds: 10 });
      const report = await eventually(async () => {
        const { body } = await administrator.get<{ state: string; checks: { check: string; state: string }[] }>(
          `/systems/${id}/conformance-runs/${begun.body.runId}`,
        );
        if (body.state === 'running') throw new Error('the run is under way');
        return body;
      }, 60_000);
      expect(report.checks.filter(({ state }) => state !== 'passed').map(({ check }) => check)).toEqual([]);
      expect(report.state).toBe('passed');
    } finally {
      await tokens.stop();
    }
  }, 90_000);

  it('that answers 410 wants no more: it is suspended, and the message waits', async () => {
    const gone: Server = createServer((_, response) => response.writeHead(410).end());
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    try {
      await callAt({ url: `http://127.0.0.1:${(gone.address() as AddressInfo).port}/` });
      const caseNo = await newTask();
      await eventually(async () => {
        const [system] = await dispatch.rows<{ state: string }>('SELECT state FROM department_systems WHERE id = $1', [systemId]);
        expect(system!.state).toBe('suspended');
      });
      // What the call said is noted after the system is suspended.
      await eventually(async () => expect(await deliveryOf(caseNo)).toMatchObject({ state: 'pending', error: 'HTTP_410' }));
    } finally {
      gone.closeAllConnections();
      await new Promise((resolve) => gone.close(resolve));
    }
  });
});
