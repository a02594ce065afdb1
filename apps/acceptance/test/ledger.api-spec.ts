import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { TaskStepRecordedV1 } from '@yiwang/events-dispatch';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { UnitOfWork, type Database } from '@yiwang/persistence';
import { backing, eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import pg from 'pg';
import { acceptance } from '../src/acceptance.service.js';
import { CaseRepository } from '../src/case/domain/case.repository.js';
import { AnchorSteps } from '../src/ledger/use-cases/anchor-steps.js';
import {
  CLERK_HAISHU,
  CLERK_YUYAO,
  filing,
  itemCode,
  itemCore,
  MARKET,
  MARKET_OFFICER,
  OTHER_PERSON,
  PERSON,
  StubCatalogue,
} from './builders.js';

const AUDITOR: TestPrincipal = { kind: 'officer', id: 'auditor', orgCode: MARKET, regionCode: '330000', permissions: ['ledger.audit'] };
const GENESIS = '0'.repeat(64);

let catalogue: StubCatalogue;
let service: TestService;
let probe: EventProbe;
let database: Database;
/** As the superuser, past what the service's role may do. */
let superuser: pg.Client;

const post = (path: string, as: TestPrincipal, body: unknown): Promise<ApiResponse> =>
  service.call(path, { as, body, headers: { 'idempotency-key': uuidv7() } });
const proof = (caseNo: string, as: TestPrincipal = PERSON): Promise<ApiResponse> =>
  service.call(`/api/v1/applications/${caseNo}/ledger`, { as });
const anchors = (path = '', as: TestPrincipal = AUDITOR): Promise<ApiResponse> =>
  service.call(`/api/v1/admin/ledger/anchors${path}`, { as });

async function filed(): Promise<string> {
  const { status, body } = await post('/api/v1/applications', PERSON, filing());
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(body)}`);
  return body.caseNo as string;
}

/** Until everything that was there at the call is under an anchor. */
async function anchored(): Promise<void> {
  const [{ top } = { top: '0' }] = await database.query<{ top: string }>('SELECT max(id)::text AS top FROM case_steps');
  const anchoring = service.get(AnchorSteps);
  await eventually(async () => {
    await anchoring.execute();
    const [row] = await database.query<{ upto: string }>('SELECT coalesce(max(to_id), 0)::text AS upto FROM ledger_anchors');
    expect(BigInt(row!.upto)).toBeGreaterThanOrEqual(BigInt(top));
  });
}

/** Changes rows as only who owns the server can, and undoes it afterwards. */
async function tampered(sql: string, params: unknown[], look: () => Promise<void>): Promise<void> {
  const table = /\b(case_steps|ledger_anchors)\b/.exec(sql)![1]!;
  await superuser.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await superuser.query(`CREATE TABLE kept AS SELECT * FROM ${table}`);
  try {
    await superuser.query(sql, params);
    await look();
  } finally {
    await superuser.query(`DELETE FROM ${table}`);
    await superuser.query(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM kept`);
    await superuser.query('DROP TABLE kept');
    await superuser.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
}

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, LEDGER_ANCHOR_SECONDS: '86400' });
  database = await service.database();
  const url = new URL(backing().postgresUrl);
  url.pathname = new URL(service.databaseUrl).pathname;
  superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  probe = await eventually(() => service.probe());
  await probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemCore(), { sequence: 1 }));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(1);
  });
});

afterAll(async () => {
  await superuser?.end();
  await probe?.stop();
  await service?.stop();
  await catalogue?.stop();
});

describe('the ledger of a case', () => {
  it('links each step to the one before it, by texts that anybody can hash again', async () => {
    const caseNo = await filed();
    expect((await post(`/api/v1/applications/${caseNo}/accept`, CLERK_HAISHU, {})).status).toBe(200);
    const { status, body } = await proof(caseNo);
    expect(status).toBe(200);
    expect(body).toMatchObject({ caseNo, sound: true, brokenAt: null });
    let previous = GENESIS;
    for (const [index, step] of (body.steps as { seq: number; kind: string; content: string; hash: string }[]).entries()) {
      const content = JSON.parse(step.content) as unknown[];
      expect(content.slice(0, 4)).toEqual([previous, caseNo, index + 1, step.kind]);
      expect(createHash('sha256').update(step.content).digest('hex')).toBe(step.hash);
      previous = step.hash;
    }
    expect(body.steps.length).toBeGreaterThanOrEqual(2);
    expect(body.head).toBe(previous);
    expect(JSON.stringify(body)).not.toContain(PERSON.id);
  });

  it('keeps steps that come together in their order, over several cases', async () => {
    const cases = [await filed(), await filed()];
    const repository = service.get(CaseRepository as unknown as abstract new () => CaseRepository);
    const uow = service.get(UnitOfWork);
    const steps = Array.from({ length: 12 }, (_, i) => ({
      caseNo: cases[i % 2]!,
      step: {
        kind: 'department-step',
        at: new Date(),
        by: { kind: 'system' as const, id: 'sys' },
        detail: { nth: i, 名: '甬江', deep: { b: 1, a: [1.5] } },
      },
    }));
    await uow.run(() => repository.appendSteps(steps));
    for (const [index, caseNo] of cases.entries()) {
      const { body } = await proof(caseNo);
      expect(body.sound).toBe(true);
      const details = body.steps.slice(1).map(({ content }: { content: string }) => (JSON.parse(content) as { nth: number }[])[8]!.nth);
      expect(details).toEqual([0, 2, 4, 6, 8, 10].map((n) => n + index));
    }
  });

  it('grows by one chain when several add to it at once', async () => {
    const caseNo = await filed();
    const task = {
      itemCode: itemCode(1),
      itemVersion: 1,
      regionCode: '330203',
      orgCode: MARKET,
      by: { kind: 'officer' as const, id: 'o' },
    };
    for (let stepNo = 1; stepNo <= 10; stepNo++) {
      const at = new Date().toISOString();
      const data = { ...task, caseNo, taskId: uuidv7(), at, stepNo, link: 'review' as const, startedAt: at, endedAt: at };
      await probe.publish(TaskStepRecordedV1, eventOf(TaskStepRecordedV1, data as never));
    }
    await Promise.all(Array.from({ length: 5 }, () => post(`/api/v1/applications/${caseNo}/accept`, CLERK_HAISHU, {})));
    await eventually(async () => {
      const { body } = await proof(caseNo);
      expect(body.sound).toBe(true);
      expect(body.steps.length).toBeGreaterThanOrEqual(12);
    });
  });

  it('is added to by the service and never changed, by its role or by the owner', async () => {
    const caseNo = await filed();
    await expect(database.query('UPDATE case_steps SET kind = $1 WHERE case_no = $2', ['accepted', caseNo])).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.query('DELETE FROM case_steps WHERE case_no = $1', [caseNo])).rejects.toThrow(/permission denied/);
    await expect(superuser.query('UPDATE case_steps SET kind = $1 WHERE case_no = $2', ['accepted', caseNo])).rejects.toThrow(
      /only ever added/,
    );
    await expect(superuser.query('TRUNCATE case_steps')).rejects.toThrow(/only ever added/);
    const forged = `INSERT INTO case_steps (case_no, kind, at, actor_kind, actor_id, seq, hash) VALUES ($1, 'x', now(), 'system', 's', 1, '\\x00')`;
    await superuser.query(forged, [caseNo]);
    const { body } = await proof(caseNo);
    expect(body).toMatchObject({ sound: true, steps: [{ seq: 1 }, { seq: 2, kind: 'x' }] });
  });

  it('tells which step was changed behind the service’s back', async () => {
    const caseNo = await filed();
    await post(`/api/v1/applications/${caseNo}/accept`, CLERK_HAISHU, {});
    await tampered(`UPDATE case_steps SET at = at - interval '1 day' WHERE case_no = $1 AND seq = 1`, [caseNo], async () => {
      expect((await proof(caseNo)).body).toMatchObject({ sound: false, brokenAt: 1 });
    });
    await tampered('DELETE FROM case_steps WHERE case_no = $1 AND seq = 1', [caseNo], async () => {
      expect((await proof(caseNo)).body).toMatchObject({ sound: false, brokenAt: 1 });
    });
    expect((await proof(caseNo)).body.sound).toBe(true);
  });

  it('is shown to who may see the case and to auditors, and does not exist for others', async () => {
    const caseNo = await filed();
    for (const as of [PERSON, CLERK_HAISHU, MARKET_OFFICER, AUDITOR]) expect((await proof(caseNo, as)).status).toBe(200);
    for (const as of [OTHER_PERSON, CLERK_YUYAO]) {
      const { status, body } = await proof(caseNo, as);
      expect([status, body.code]).toEqual([404, 'ACCEPTANCE.CASE_NOT_FOUND']);
    }
    const wrong = caseNo.slice(0, -1) + (caseNo.endsWith('X') ? '0' : 'X');
    expect((await proof(wrong)).status).toBe(400);
    expect((await service.call(`/api/v1/applications/${caseNo}/ledger`)).status).toBe(401);
  });
});

describe('anchors of the ledger', () => {
  it('cover every step once, and each continues the one before it', async () => {
    const caseNo = await filed();
    await anchored();
    await filed();
    await anchored();
    const { body } = await anchors('?limit=100');
    const oldest = [...body.items].reverse();
    expect(oldest.length).toBeGreaterThanOrEqual(2);
    for (const [index, { no, fromId, toId }] of oldest.entries()) {
      expect(no).toBe(index + 1);
      expect(BigInt(fromId)).toBe(index === 0 ? 1n : BigInt(oldest[index - 1].toId) + 1n);
      expect((await anchors(`/${no}`)).body).toMatchObject({ no, toId, sound: true, problems: [] });
    }
    expect((await proof(caseNo)).body.steps[0].anchor).toBeGreaterThanOrEqual(1);
  });

  it('are made once, however many workers make them', async () => {
    await filed();
    const workers = Array.from(
      { length: 4 },
      () => new AnchorSteps(database, service.get(UnitOfWork), service.get(FieldCipher), service.get(Clock)),
    );
    for (let i = 0; i < 3; i++) {
      await filed();
      await Promise.all(workers.map((each) => each.execute()));
    }
    await anchored();
    const [row] = await database.query<{ twice: number }>(
      `SELECT count(*)::int AS twice FROM ledger_anchors a JOIN ledger_anchors b ON a.no < b.no AND a.to_id >= b.from_id`,
    );
    expect(row!.twice).toBe(0);
  });

  it('leave out what is not committed yet, and take it in later', async () => {
    const caseNo = await filed();
    await anchored();
    await superuser.query('BEGIN');
    await superuser.query(`INSERT INTO case_steps (case_no, kind, at, actor_kind, actor_id) VALUES ($1, 'late', now(), 'system', 's')`, [
      caseNo,
    ]);
    const later = await filed();
    const anchoring = service.get(AnchorSteps);
    for (let i = 0; i < 4; i++) await anchoring.execute();
    expect((await proof(later)).body.steps[0].anchor).toBeNull();
    await superuser.query('COMMIT');
    await anchored();
    expect((await proof(later)).body.steps[0].anchor).not.toBeNull();
    expect((await proof(caseNo)).body.steps.at(-1)).toMatchObject({ kind: 'late', anchor: expect.any(Number) });
    const { body } = await anchors();
    expect((await anchors(`/${body.items[0].no}`)).body.sound).toBe(true);
  });

  it('tell that the end of a chain was cut off, which the chain itself cannot', async () => {
    const caseNo = await filed();
    await post(`/api/v1/applications/${caseNo}/accept`, CLERK_HAISHU, {});
    await anchored();
    const { no } = (await anchors()).body.items[0];
    await tampered('DELETE FROM case_steps WHERE case_no = $1 AND seq = 2', [caseNo], async () => {
      expect((await proof(caseNo)).body.sound).toBe(true);
      expect((await anchors(`/${no}`)).body).toMatchObject({ sound: false, problems: ['stepsChanged'] });
    });
  });

  it('cannot be forged without the key, nor moved to another place', async () => {
    await filed();
    await anchored();
    const { no } = (await anchors()).body.items[0];
    await tampered(`UPDATE ledger_anchors SET steps = steps + 1 WHERE no = $1`, [no], async () => {
      expect((await anchors(`/${no}`)).body.problems).toEqual(['stepsChanged', 'notLinked']);
    });
    const another = 'UPDATE ledger_anchors SET seal = (SELECT seal FROM ledger_anchors WHERE no = 1) WHERE no = $1';
    await tampered(another, [no], async () => {
      expect((await anchors(`/${no}`)).body.problems).toEqual(['sealBroken']);
    });
  });

  it('are for auditors only', async () => {
    expect((await anchors('', CLERK_HAISHU)).body.code).toBe('ACCESS.FORBIDDEN');
    expect((await anchors('/999999')).body.code).toBe('ACCEPTANCE.ANCHOR_NOT_FOUND');
    expect((await anchors('/0')).status).toBe(400);
    expect((await anchors('?cursor=nonsense')).status).toBe(400);
  });
});
