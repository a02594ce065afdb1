import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessEndedV1 } from '@yiwang/events-auth';
import { departmentTopic, systemResultsTopic, systemTasksTopic } from '@yiwang/events-dispatch';
import { BrokerClient } from '@yiwang/messaging';
import { type DepartmentBroker, eventOf, eventually, RunningExample, startDepartmentBroker, TokenIssuer } from '@yiwang/testing';
import { KeepKafkaRights } from '../src/channel/kafka-access/keep-kafka-rights.js';
import { type Client, DispatchUnderTest, ORG } from './harness.js';
import { PlayedDirectory, TokenEndpoint } from './played-department.js';

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
  let directory: PlayedDirectory;
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
    directory = await PlayedDirectory.start();
    for (const client of ['sys-ecology', 'sys-ecology-2', 'sys-ecology-b']) directory.clients.set(client, ORG.ecology);
    directory.clients.set('sys-sample', ORG.housing);
    const env = { KAFKA_DEPARTMENT_BROKERS: broker.departmentBrokers.join(','), ...directory.envOf(endpoint, SECRET) };
    dispatch = await DispatchUnderTest.start([], env);
    operator = await dispatch.administrator('anna', ['system.manage']);
    const [system] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE channel = 'kafka'");
    systemId = system!.id;
  }, 120_000);
  afterAll(async () => {
    await Promise.all(running.map((example) => example.stop()));
    if (usual === undefined) delete process.env['YIWANG_KAFKA_BROKERS'];
    else process.env['YIWANG_KAFKA_BROKERS'] = usual;
    for (const each of [dispatch, broker, directory, endpoint, issuer]) await (each as typeof each | undefined)?.stop();
  });

  const access = async (): Promise<Access> => (await operator.get<Access>(`/systems/${systemId}/kafka-access`)).body;
  const reaches = (state: string): Promise<void> => eventually(async () => expect((await access()).state).toBe(state));
  const setTo = (state: string): Promise<unknown> =>
    dispatch.rows('UPDATE department_systems SET state = $2 WHERE id = $1', [systemId, state]);

  const ANY = { resourceType: 1, resourcePatternType: 1, operation: 1, permissionType: 1 };
  type Admin = ReturnType<BrokerClient['kafka']['admin']>;
  async function asked<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = dispatch.service.app.get(BrokerClient).kafka.admin();
    await admin.connect();
    return work(admin).finally(() => admin.disconnect());
  }
  const compare = (): Promise<void> => dispatch.service.app.get(KeepKafkaRights, { strict: false }).compare();

  /** Everything that the broker allows a client. */
  async function rightsOf(clientId: string): Promise<string[]> {
    const { resources } = await asked((admin) => admin.describeAcls({ ...ANY, principal: `User:${clientId}` }));
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
      groupPrefix: dispatch.service.app.get(BrokerClient).topicName('department.sys-ecology.'),
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
    const bert = await dispatch.administrator('bert', ['system.approve']);
    expect((await bert.post(`/systems/${systemId}/suspend`, { reason: '检修' })).status).toBe(200);
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

  it('has its rights again when the broker has lost them, and what nobody should have is taken back', async () => {
    const held = await rightsOf('sys-ecology');
    await asked((admin) => admin.deleteAcls({ filters: [{ ...ANY, principal: 'User:sys-ecology' }] }));
    const entry = { resourceType: 2, resourcePatternType: 3, operation: 3, permissionType: 3, host: '*' };
    const { reads } = await access();
    const prefix = dispatch.service.app.get(BrokerClient).topicName('department.');
    const acl = ['sys-nobody', 'sys-ecology'].map((client) => ({ ...entry, principal: `User:${client}`, resourceName: `${reads}-more` }));
    const elsewhere = { ...entry, principal: 'User:sys-nobody', resourceName: 'archive' };
    const groups = {
      ...entry,
      resourceType: 3,
      resourcePatternType: 4,
      principal: 'User:sys-nobody',
      resourceName: `${prefix}sys-nobody.`,
    };
    await asked((admin) => admin.createAcls({ acl: [...acl, elsewhere, groups] }));
    await compare();
    await eventually(async () => expect(await rightsOf('sys-ecology')).toEqual(held));
    expect(await rightsOf('sys-nobody')).toEqual(['3 archive']);
    // The broker has them a moment before that is written down.
    await reaches('granted');
  });

  it('is neither given what an operator forbids it, nor taken for whoever else may read', async () => {
    const { reads } = await access();
    const read = { resourceType: 2, resourcePatternType: 3, operation: 3, host: '*', resourceName: reads };
    const forbidden = { ...read, principal: 'User:sys-ecology', permissionType: 2 };
    const monitor = { ...read, principal: 'User:monitor', permissionType: 3 };
    const before = await rightsOf('sys-ecology');
    await asked((admin) => admin.createAcls({ acl: [forbidden, monitor] }));
    await compare();
    expect((await access()).state).toBe('granted');
    expect(await rightsOf('sys-ecology')).toEqual([...before, `3 ${reads}`].sort());
    expect(await rightsOf('monitor')).toEqual([`3 ${reads}`]);
    await asked((admin) => admin.deleteAcls({ filters: [forbidden, monitor] }));
  });

  describe('whose client auth says something else of', () => {
    /** As auth tells it: disabled, enabled, or changed. */
    const changed = async (clientId: string): Promise<void> => {
      const event = eventOf(AccessEndedV1, { kind: 'client', id: clientId, at: new Date().toISOString() }, { sequence: Date.now() });
      await dispatch.probe.publish(AccessEndedV1, event);
    };

    it('loses its rights when that is disabled, though it is live, and has them again when it is enabled', async () => {
      await reaches('granted');
      directory.clients.delete('sys-ecology');
      await changed('sys-ecology');
      await eventually(async () => expect(await rightsOf('sys-ecology')).toEqual([]));
      await eventually(async () => expect(await access()).toMatchObject({ state: 'pending', error: 'CLIENT_UNKNOWN' }));
      directory.clients.set('sys-ecology', ORG.ecology);
      await changed('sys-ecology');
      await reaches('granted');
      expect(await rightsOf('sys-ecology')).toHaveLength(3);
    });

    it('is not let in while that is limited to items, which topics are not', async () => {
      directory.limits.set('sys-ecology', [dispatch.itemCode()]);
      await changed('sys-ecology');
      await eventually(async () => expect(await rightsOf('sys-ecology')).toEqual([]));
      await eventually(async () => expect(await access()).toMatchObject({ state: 'pending', error: 'CLIENT_LIMITED' }));
      directory.limits.delete('sys-ecology');
      await changed('sys-ecology');
      await reaches('granted');
    });
  });

  it('is not let in by the client of another department, or one that nobody knows', async () => {
    const anna = operator;
    const bert = await dispatch.administrator('bert', ['system.manage', 'system.approve']);
    const register = async (clientId: string, orgCode: string): Promise<string> => {
      const { body } = await anna.post<{ systemId: string }>('/systems', { orgCode, name: '他部门', channel: 'kafka', clientId });
      expect((await bert.post(`/systems/${body.systemId}/approve`)).status).toBe(200);
      return body.systemId;
    };
    directory.clients.set('sys-foreign', ORG.ecology);
    // What it may do of a time before: nobody confirms now that it may.
    const resourceName = dispatch.service.app.get(BrokerClient).topicName('department.sys-foreign.');
    const before = { resourceType: 3, resourcePatternType: 4, operation: 3, permissionType: 3, host: '*', principal: 'User:sys-foreign' };
    await asked((admin) => admin.createAcls({ acl: [{ ...before, resourceName }] }));
    expect(await rightsOf('sys-foreign')).toEqual([`3 ${resourceName}`]);
    for (const [clientId, orgCode] of [
      ['sys-foreign', '11330203MB1B00901X'],
      ['sys-unheard', '11330203MB1B00902X'],
    ] as const) {
      const id = await register(clientId, orgCode);
      await eventually(async () => {
        const { body } = await anna.get<Access>(`/systems/${id}/kafka-access`);
        expect(body).toMatchObject({ state: 'pending', error: 'CLIENT_UNKNOWN' });
      });
      expect(await rightsOf(clientId)).toEqual([]);
    }
  });

  it('shares its topic with no other system of its department, which has one of its own', async () => {
    const bert = await dispatch.administrator('bert', ['system.manage', 'system.approve']);
    const form = { orgCode: ORG.ecology, name: '新系统', channel: 'kafka', clientId: 'sys-ecology-b' };
    const refused = await operator.post('/systems', form);
    expect([refused.status, refused.body.code]).toEqual([409, 'DISPATCH.SYSTEM_TOPIC_TAKEN']);
    const { body } = await operator.post<{ systemId: string }>('/systems', { ...form, settings: { topic: 'own' } });
    await bert.post(`/systems/${body.systemId}/approve`);
    const other = await eventually(async () => {
      const { body: seen } = await operator.get<Access>(`/systems/${body.systemId}/kafka-access`);
      expect(seen.state).toBe('granted');
      return seen;
    });
    const { reads } = await access();
    expect([other.reads.endsWith(systemTasksTopic('sys-ecology-b').name), other.reads === reads]).toEqual([true, false]);
    expect(await rightsOf('sys-ecology-b')).toEqual([`3 ${other.groupPrefix}`, `3 ${other.reads}`, `4 ${other.writes}`].sort());
    const latest = (topic: string) =>
      asked(async (admin) => (await admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0));
    const before = await latest(reads);
    await operator.post(`/systems/${body.systemId}/test-cases`, {});
    await eventually(async () => expect(await latest(other.reads)).toBe(1));
    expect(await latest(reads)).toBe(before);
  });

  it('cannot fill the broker with what it writes', async () => {
    const { writes } = await access();
    const { resources } = await asked((admin) =>
      admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2, name: writes, configNames: ['retention.bytes'] }] }),
    );
    expect(resources[0]!.configEntries).toMatchObject([{ configName: 'retention.bytes', configValue: String(512 * 1024 * 1024) }]);
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

  it('keeps the rights of a client that its successor has taken over', async () => {
    const bert = await dispatch.administrator('bert', ['system.manage', 'system.approve']);
    const [former] = await dispatch.rows<{ id: string }>("SELECT id FROM department_systems WHERE client_id = 'sys-sample'");
    const held = await rightsOf('sys-sample');
    expect(held).toHaveLength(3);
    expect((await bert.post(`/systems/${former!.id}/retire`, { reason: '更换供应商' })).status).toBe(200);
    const form = { orgCode: ORG.housing, name: '新系统', channel: 'kafka', clientId: 'sys-sample' };
    const { body } = await operator.post<{ systemId: string }>('/systems', form);
    await bert.post(`/systems/${body.systemId}/approve`);
    const told = (id: string) => dispatch.rows('SELECT wanted, granted FROM kafka_rights WHERE system_id = $1', [id]);
    await eventually(async () => {
      expect([...(await told(former!.id)), ...(await told(body.systemId))]).toEqual([
        { wanted: false, granted: false },
        { wanted: true, granted: true },
      ]);
    });
    expect(await rightsOf('sys-sample')).toEqual(held);
  });

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
    const endpoint = await TokenEndpoint.start(SECRET, () => Promise.resolve('token'));
    const directory = await PlayedDirectory.start();
    directory.clients.set('sys-late', ORG.housing);
    const dispatch = await DispatchUnderTest.start([], directory.envOf(endpoint, SECRET));
    try {
      const client = dispatch.service.app.get(BrokerClient);
      client.setRights = () => Promise.reject(new Error('away'));
      const [system] = await dispatch.rows<{ id: string }>(
        `INSERT INTO department_systems (id, org_code, name, channel, client_id)
         VALUES (gen_random_uuid(), $1, 'late', 'kafka', 'sys-late') RETURNING id`,
        [ORG.housing],
      );
      const operator = await dispatch.administrator('anna', ['system.manage']);
      const access = async (): Promise<Access> => (await operator.get<Access>(`/systems/${system!.id}/kafka-access`)).body;
      await eventually(async () => expect(await access()).toMatchObject({ state: 'pending', error: 'BROKER_AWAY' }));
      client.setRights = () => Promise.resolve();
      await eventually(async () => expect(await access()).toMatchObject({ state: 'granted', error: null }));
    } finally {
      for (const each of [dispatch, directory, endpoint]) await each.stop();
    }
  });
});
