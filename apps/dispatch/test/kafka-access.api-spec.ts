import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { departmentTopic, systemResultsTopic } from '@yiwang/events-dispatch';
import { BrokerClient } from '@yiwang/messaging';
import { type DepartmentBroker, eventually, RunningExample, startDepartmentBroker, TokenIssuer } from '@yiwang/testing';
import { type Client, DispatchUnderTest, ORG } from './harness.js';
import { TokenEndpoint } from './played-department.js';

const SECRET = 'a-secret-of-this-test';

interface Access {
  brokers: string[];
  subject: string;
  reads: string;
  writes: string;
  groupPrefix: string;
  state: string;
  error: string | null;
}

describe('a department system at the broker', () => {
  const usual = process.env['YIWANG_KAFKA_BROKERS'];
  const running: RunningExample[] = [];
  let issuer: TokenIssuer;
  let endpoint: TokenEndpoint;
  let broker: DepartmentBroker;
  let dispatch: DispatchUnderTest;
  let operator: Client;
  let systemId: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    endpoint = await TokenEndpoint.start(SECRET, (id) => issuer.token({ kind: 'system', id, clientId: id }));
    broker = await startDepartmentBroker(issuer);
    // The whole test runs on this broker: the usual one has no listener for departments.
    process.env['YIWANG_KAFKA_BROKERS'] = broker.brokers.join(',');
    dispatch = await DispatchUnderTest.start([], { KAFKA_DEPARTMENT_BROKERS: broker.departmentBrokers.join(',') });
    operator = await dispatch.administrator('anna', ['system.manage']);
    const [system] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE channel = 'kafka'");
    systemId = system!.id;
  }, 120_000);
  afterAll(async () => {
    await Promise.all(running.map((example) => example.stop()));
    process.env['YIWANG_KAFKA_BROKERS'] = usual;
    for (const each of [dispatch, broker, endpoint, issuer]) await (each as typeof each | undefined)?.stop();
  });

  const access = async (): Promise<Access> => (await operator.get<Access>(`/systems/${systemId}/kafka-access`)).body;
  const reaches = (state: string): Promise<void> => eventually(async () => expect((await access()).state).toBe(state));
  const setTo = (state: string): Promise<unknown> =>
    dispatch.rows('UPDATE department_systems SET state = $2 WHERE id = $1', [systemId, state]);

  /** Everything that the broker allows a client. */
  async function rightsOf(clientId: string): Promise<string[]> {
    const admin = dispatch.service.app.get(BrokerClient).kafka.admin();
    await admin.connect();
    const any = { resourceType: 1, resourcePatternType: 1, operation: 1, permissionType: 1 };
    const { resources } = await admin.describeAcls({ ...any, principal: `User:${clientId}` });
    await admin.disconnect();
    return resources.flatMap(({ resourceName, acls }) => acls.map(({ operation }) => `${operation} ${resourceName}`)).sort();
  }

  async function startExample(group: string, of?: Access): Promise<RunningExample> {
    const { subject, reads, writes, groupPrefix, brokers } = of ?? (await access());
    const example = RunningExample.start('typescript/kafka/department-system.ts', {
      BROKERS: brokers.join(','),
      TOKEN_URL: endpoint.url,
      CLIENT_ID: subject,
      CLIENT_SECRET: SECRET,
      TASKS: reads,
      RESULTS: writes,
      GROUP: `${groupPrefix}${group}`,
      ...(of && { DECIDE: 'no' }), // what is decided cannot be recalled any more
    });
    running.push(example);
    return example;
  }

  it('is told where it connects, and that it may, once it is live', async () => {
    await reaches('granted');
    const { brokers, subject, reads, writes, groupPrefix } = await access();
    expect({ brokers, subject, groupPrefix }).toEqual({
      brokers: broker.departmentBrokers,
      subject: 'sys-ecology',
      groupPrefix: 'department.sys-ecology.',
    });
    expect([reads.endsWith(departmentTopic(ORG.ecology).name), writes.endsWith(systemResultsTopic('sys-ecology').name)]).toEqual([
      true,
      true,
    ]);
    // Of Kafka's operations 3 is READ and 4 is WRITE.
    expect(await rightsOf('sys-ecology')).toEqual([`3 ${groupPrefix}`, `3 ${reads}`, `4 ${writes}`].sort());
  });

  it('gets its tasks and gives its results, as the sample for integrators does; a second group of it replays', async () => {
    const example = await startExample('main');
    const itemCode = await dispatch.givenItem();
    const caseNo = dispatch.caseNo();
    await dispatch.submitted(caseNo, itemCode, 'window');
    await dispatch.accepted(caseNo, itemCode);
    await eventually(() => example.heard((said) => said['case'] === caseNo), 30_000);
    const taskOf = () =>
      dispatch.rows<{ state: string; result: string; step_count: number }>(
        "SELECT state, result FROM tasks WHERE case_no = $1 AND org_code = $2 AND purpose = 'handling'",
        [caseNo, ORG.ecology],
      );
    await eventually(async () => expect(await taskOf()).toEqual([{ state: 'completed', result: 'approved' }]), 30_000);

    const second = await startExample('replay');
    await eventually(() => second.heard((said) => said['case'] === caseNo), 30_000);
    expect(await taskOf()).toEqual([{ state: 'completed', result: 'approved' }]);
  }, 90_000);

  it('loses its rights when it is suspended, and has them again when it is back', async () => {
    await setTo('suspended');
    await reaches('revoked');
    expect(await rightsOf('sys-ecology')).toEqual([]);
    await setTo('live');
    await reaches('granted');
    expect(await rightsOf('sys-ecology')).toHaveLength(3);
  });

  it('takes the rights of the client before with it when it is given another one', async () => {
    await dispatch.rows("UPDATE department_systems SET client_id = 'sys-ecology-2' WHERE id = $1", [systemId]);
    await eventually(async () => expect((await access()).subject).toBe('sys-ecology-2'));
    await reaches('granted');
    await eventually(async () => expect(await rightsOf('sys-ecology')).toEqual([]));
    expect(await rightsOf('sys-ecology-2')).toHaveLength(3);
    await dispatch.rows("UPDATE department_systems SET client_id = 'sys-ecology' WHERE id = $1", [systemId]);
    await reaches('granted');
    await eventually(async () => expect(await rightsOf('sys-ecology-2')).toEqual([]));
  });

  it('passes the conformance run as the sample for integrators is written, and has its rights while it is being tested', async () => {
    const bert = await dispatch.administrator('bert', ['system.manage', 'system.approve']);
    const form = { orgCode: ORG.housing, name: '样例系统', channel: 'kafka', clientId: 'sys-sample' };
    const { systemId: id } = (await operator.post<{ systemId: string }>('/systems', form)).body;
    const accessOf = async (): Promise<Access> => (await operator.get<Access>(`/systems/${id}/kafka-access`)).body;
    expect((await accessOf()).state).toBe('none');
    expect((await bert.post(`/systems/${id}/approve`)).status).toBe(200);
    await eventually(async () => expect((await accessOf()).state).toBe('granted'));
    const sample = await startExample('main', await accessOf());
    const begun = await operator.post<{ runId: string }>(`/systems/${id}/conformance-runs`, { ackSeconds: 20 });
    const report = await eventually(async () => {
      const { body } = await operator.get<{ state: string; checks: { check: string; state: string }[] }>(
        `/systems/${id}/conformance-runs/${begun.body.runId}`,
      );
      if (body.state === 'running') throw new Error(`the run is under way; the sample said ${JSON.stringify(sample.said)}`);
      return body;
    }, 90_000);
    expect(report.checks.map(({ check, state }) => [check, state])).toEqual([
      ['acknowledged', 'passed'],
      ['duplicateSurvived', 'passed'],
      ['orderKept', 'passed'],
      ['signatureChecked', 'notApplicable'],
      ['badPayloadRefused', 'passed'],
      ['recallAcknowledged', 'passed'],
    ]);
    expect(report.state).toBe('passed');
  }, 120_000);

  it('is not found where it is not on Kafka', async () => {
    const [pull] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE channel = 'pull'");
    expect(await operator.get(`/systems/${pull!.id}/kafka-access`)).toMatchObject({
      status: 404,
      body: { code: 'DISPATCH.SYSTEM_NOT_FOUND' },
    });
  });
});

describe('a broker that keeps no rights, or is away', () => {
  it('is told later, and the reason is shown', async () => {
    const dispatch = await DispatchUnderTest.start();
    try {
      const client = dispatch.service.app.get(BrokerClient);
      client.grant = () => Promise.reject(new Error('away'));
      const [system] = await dispatch.rows<{ id: string }>(
        `INSERT INTO department_systems (id, org_code, name, channel, client_id)
         VALUES (gen_random_uuid(), $1, 'late', 'kafka', 'sys-late') RETURNING id`,
        [ORG.housing],
      );
      const operator = await dispatch.administrator('anna', ['system.manage']);
      const access = async (): Promise<Access> => (await operator.get<Access>(`/systems/${system!.id}/kafka-access`)).body;
      await eventually(async () => expect(await access()).toMatchObject({ state: 'pending', error: 'BROKER_AWAY' }));
      client.grant = () => Promise.resolve();
      await eventually(async () => expect(await access()).toMatchObject({ state: 'granted', error: null }));
    } finally {
      await dispatch.stop();
    }
  });
});
