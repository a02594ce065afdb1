import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessEndedV1 } from '@yiwang/events-auth';
import { eventOf, eventually, TokenIssuer } from '@yiwang/testing';
import { DispatchUnderTest, ORG, seat } from './harness.js';
import { PlayedDirectory, TokenEndpoint } from './played-department.js';

const SECRET = 'a-secret-of-this-test';
let issuer: TokenIssuer;
let endpoint: TokenEndpoint;
let directory: PlayedDirectory;
let dispatch: DispatchUnderTest;

beforeAll(async () => {
  issuer = await TokenIssuer.start();
  endpoint = await TokenEndpoint.start(SECRET, (id) => issuer.token({ kind: 'system', id, clientId: id }));
  directory = await PlayedDirectory.start();
  directory.clients.set('sys-ecology', ORG.ecology).set('sys-fire', ORG.fire).set('sys-housing', ORG.housing);
  dispatch = await DispatchUnderTest.start([], directory.envOf(endpoint, SECRET));
  await dispatch.register(ORG.housing, 'webhook', 'sys-housing');
});
afterAll(async () => {
  for (const each of [dispatch, directory, endpoint, issuer]) await (each as typeof each | undefined)?.stop();
});

/** As auth tells it, and until it was asked. */
async function changed(clientId: string, standing: object): Promise<void> {
  const event = eventOf(AccessEndedV1, { kind: 'client', id: clientId, at: new Date().toISOString() }, { sequence: Date.now() });
  await dispatch.probe.publish(AccessEndedV1, event);
  await eventually(async () => {
    const [row] = await dispatch.rows('SELECT item_codes, ended FROM client_standings WHERE client_id = $1', [clientId]);
    expect(row).toMatchObject(standing);
  });
}

/** As its operators see it. */
async function shown(clientId: string): Promise<unknown> {
  const [system] = await dispatch.rows<{ id: string }>('SELECT id FROM department_systems WHERE client_id = $1', [clientId]);
  const operator = await dispatch.administrator('anna', ['system.manage']);
  return (await operator.get<{ client: unknown }>(`/systems/${system!.id}`)).body.client;
}

/** Where the task of one department goes. */
async function routed(orgCode: string, itemCode: string): Promise<{ caseNo: string; channel: string }> {
  const caseNo = dispatch.caseNo();
  await dispatch.accepted(caseNo, itemCode);
  const id = await dispatch.taskOf(caseNo, orgCode);
  const [task] = await dispatch.rows<{ channel: string }>('SELECT channel FROM tasks WHERE id = $1', [id]);
  return { caseNo, channel: task!.channel };
}
const itemOf = (orgCode: string): Promise<string> =>
  dispatch.givenItem({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(orgCode)] });

describe('a system whose client is limited to items', () => {
  it('takes these and no others, by whatever channel; the others go to the workbench', async () => {
    const [own, other] = [await itemOf(ORG.housing), await itemOf(ORG.housing)];
    const before = [await routed(ORG.housing, own), await routed(ORG.housing, other)];
    expect(before.map(({ channel }) => channel)).toEqual(['webhook', 'webhook']);
    directory.limits.set('sys-housing', [own]);
    await changed('sys-housing', { item_codes: [own] });
    expect(await shown('sys-housing')).toEqual({ state: 'good', itemCodes: [own] });
    expect([(await routed(ORG.housing, own)).channel, (await routed(ORG.housing, other)).channel]).toEqual(['webhook', 'workbench']);
    // What it had of others leaves it, and what it had of these stays.
    await eventually(async () => {
      const open = 'SELECT channel FROM tasks WHERE case_no = $1 AND org_code = $2';
      const now = await Promise.all(before.map(({ caseNo }) => dispatch.rows(open, [caseNo, ORG.housing])));
      expect(now).toEqual([[{ channel: 'webhook' }], [{ channel: 'workbench' }]]);
    });
  });

  it('takes none at all on Kafka, where it is not let in: what it had goes to the workbench', async () => {
    const own = await itemOf(ORG.ecology);
    const before = await routed(ORG.ecology, own);
    expect(before.channel).toBe('kafka');
    directory.limits.set('sys-ecology', [own]);
    await changed('sys-ecology', { item_codes: [own] });
    expect((await routed(ORG.ecology, own)).channel).toBe('workbench');
    await eventually(async () => {
      const [task] = await dispatch.rows('SELECT channel FROM tasks WHERE case_no = $1 AND org_code = $2', [before.caseNo, ORG.ecology]);
      expect(task).toEqual({ channel: 'workbench' });
    });
    directory.limits.delete('sys-ecology');
    await changed('sys-ecology', { item_codes: null });
    expect((await routed(ORG.ecology, own)).channel).toBe('kafka');
  });

  it('hears nothing more of others that it has answered, neither what waits nor what comes, nor when it is sent again', async () => {
    directory.limits.delete('sys-housing');
    await changed('sys-housing', { item_codes: null });
    const [own, other] = [await itemOf(ORG.housing), await itemOf(ORG.housing)];
    const answered = async (itemCode: string): Promise<string> => {
      const { caseNo } = await routed(ORG.housing, itemCode);
      const system = await dispatch.system(ORG.housing, 'sys-housing');
      const result = { result: 'approved', opinion: '同意' };
      expect((await system.post(`/${await dispatch.taskOf(caseNo, ORG.housing)}/result`, result)).status).toBe(200);
      return caseNo;
    };
    const ended = async (caseNo: string, itemCode: string): Promise<void> => {
      await dispatch.withdrawn(caseNo, itemCode);
      await eventually(async () =>
        expect(await dispatch.rows('SELECT state FROM case_plans WHERE case_no = $1', [caseNo])).toEqual([{ state: 'ended' }]),
      );
    };
    const messages = (caseNo: string) =>
      dispatch.rows<{ id: string; type: string; state: string }>(
        `SELECT d.id, d.type, d.state FROM deliveries d JOIN department_systems s ON s.id = d.system_id
         WHERE d.case_no = $1 AND s.client_id = 'sys-housing' ORDER BY d.sequence`,
        [caseNo],
      );
    const told = async (caseNo: string): Promise<string[]> => (await messages(caseNo)).map(({ type, state }) => `${type} ${state}`);
    const [waits, comes, its] = [await answered(other), await answered(other), await answered(own)];
    await ended(waits, other);
    expect(await told(waits)).toEqual(['task.assigned closed', 'case.ended pending']);

    directory.limits.set('sys-housing', [own]);
    await changed('sys-housing', { item_codes: [own] });
    expect(await told(waits)).toEqual(['task.assigned closed', 'case.ended closed']);
    await ended(comes, other);
    await ended(its, own);
    expect([await told(comes), await told(its)]).toEqual([['task.assigned closed'], ['task.assigned closed', 'case.ended pending']]);

    const deliveryIds = [...(await messages(waits)), ...(await messages(its))].map(({ id }) => id);
    await dispatch.rows("UPDATE deliveries SET state = 'closed', sent_at = now() WHERE id = ANY ($1)", [deliveryIds]);
    const operator = await dispatch.operator();
    expect((await operator.post('/deliveries/replays', { deliveryIds })).body).toMatchObject({ replayed: 2 });
    expect(await told(waits)).toEqual(['task.assigned closed', 'case.ended closed']);
  });

  it('takes no item that is routed to it and that its client may not know of', async () => {
    const [own, other] = [await itemOf(ORG.fire), await itemOf(ORG.fire)];
    await dispatch.rows(
      `INSERT INTO system_items (org_code, item_code, system_id)
       SELECT org_code, unnest($2::text[]), id FROM department_systems WHERE client_id = $1`,
      ['sys-fire', [own, other]],
    );
    directory.limits.set('sys-fire', [own]);
    await changed('sys-fire', { item_codes: [own] });
    expect([(await routed(ORG.fire, own)).channel, (await routed(ORG.fire, other)).channel]).toEqual(['pull', 'workbench']);
    directory.limits.delete('sys-fire');
    await changed('sys-fire', { item_codes: null });
    expect((await routed(ORG.fire, other)).channel).toBe('pull');
  });
});

describe('a system whose client was disabled', () => {
  const sent = async (caseNo: string): Promise<string[]> => {
    const rows = await dispatch.rows<{ state: string }>(
      'SELECT d.state FROM deliveries d JOIN department_systems s ON s.id = d.system_id WHERE d.case_no = $1 AND s.client_id = $2',
      [caseNo, 'sys-fire'],
    );
    return rows.map(({ state }) => state);
  };

  it('is sent nothing until it is enabled, and then what waits', async () => {
    const itemCode = await itemOf(ORG.fire);
    await eventually(async () => expect(await sent((await routed(ORG.fire, itemCode)).caseNo)).toEqual(['sent']));
    directory.clients.delete('sys-fire');
    await changed('sys-fire', { ended: true });
    expect(await shown('sys-fire')).toEqual({ state: 'ended', itemCodes: null });
    const { caseNo } = await routed(ORG.fire, itemCode);
    // Another system is sent its message meanwhile, so the worker has looked.
    directory.limits.delete('sys-ecology');
    await changed('sys-ecology', { item_codes: null });
    const { caseNo: another } = await routed(ORG.ecology, await itemOf(ORG.ecology));
    await eventually(async () =>
      expect(await dispatch.rows(`SELECT 1 FROM deliveries WHERE case_no = $1 AND state = 'sent'`, [another])).toHaveLength(1),
    );
    expect(await sent(caseNo)).toEqual(['pending']);
    directory.clients.set('sys-fire', ORG.fire);
    await changed('sys-fire', { ended: false });
    await eventually(async () => expect(await sent(caseNo)).toEqual(['sent']));
  });

  it('is not taken for one that has ended where auth never knew it', async () => {
    await dispatch.register('11330203MB1B00901X', 'webhook', 'sys-unheard');
    await eventually(async () => {
      const [row] = await dispatch.rows(
        "SELECT ended, known_at, due_at > now() + interval '100 seconds' AS asked FROM client_standings WHERE client_id = 'sys-unheard'",
      );
      expect(row).toEqual({ ended: false, known_at: null, asked: true });
    });
    expect(await shown('sys-unheard')).toEqual({ state: 'unknown', itemCodes: null });
  });
});
