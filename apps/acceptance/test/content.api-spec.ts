import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueGrant } from '@yiwang/access';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { TestService, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { atCounter, CLERK_HAISHU, filing, itemCore, MARKET, MARKET_SYSTEM, PERSON } from './builders.js';
import { pdf } from './files.js';
import { WindowNeighbours } from './window-neighbours.js';

const GRANT_SECRET = 'a-grant-secret-of-this-test-0123456789';
const DISPATCH: TestPrincipal = { kind: 'service', id: 'svc-dispatch', clientId: 'svc-dispatch' };

let neighbours: WindowNeighbours;
let folder: string;
let service: TestService;
let database: Database;

beforeAll(async () => {
  neighbours = await WindowNeighbours.start();
  folder = await mkdtemp(join(tmpdir(), 'yiwang-content-'));
  service = await TestService.start(acceptance, { ...neighbours.env, GRANT_SECRET, FILE_DIR: folder, ROLE: 'api' });
  database = await service.database();
  const core = itemCore();
  await database.query(
    `INSERT INTO item_versions (code, version, core, sequence, status, valid_from, received_at) VALUES ($1, 1, $2, 1, 'published', '2026-01-01', now())`,
    [core.itemCode, JSON.stringify(core)],
  );
}, 120_000);

afterAll(async () => {
  await service?.stop();
  await neighbours?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function filed(body: Record<string, unknown>, as: TestPrincipal = PERSON): Promise<string> {
  const answer = await service.call('/api/v1/applications', { as, body, headers: { 'idempotency-key': uuidv7() } });
  if (answer.status !== 201) throw new Error(`not filed: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.caseNo as string;
}
async function uploaded(bytes: Buffer): Promise<string> {
  const response = await fetch(new URL(`/api/v1/materials/files?name=${encodeURIComponent('营业执照.pdf')}`, service.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await service.bearer(PERSON)}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': uuidv7(),
    },
    body: new Uint8Array(bytes),
  });
  return ((await response.json()) as { fileRef: string }).fileRef;
}
const taskId = uuidv7();
const grantFor = (caseNo: string, pointers: string[]): Promise<string> =>
  issueGrant(GRANT_SECRET, { caseNo, taskId, pointers, purpose: '部门系统对接', orgCode: MARKET }, 60);
const ask = async (caseNo: string, pointers: string[], as = DISPATCH): Promise<ApiResponse> =>
  service.call(`/api/v1/internal/applications/${caseNo}/content`, { as, headers: { grant: await grantFor(caseNo, pointers) } });
const readings = (caseNo: string) =>
  database.query('SELECT purpose, pointers, task_id, actor_kind, actor_id, actor_org FROM disclosures WHERE case_no = $1 ORDER BY 1', [
    caseNo,
  ]);

describe('the content of a case for a department’s system', () => {
  it('is exactly what the grant opens, with materials as links that open them, and all of it on record', async () => {
    const bytes = pdf();
    const caseNo = await filed(filing({ materials: [{ materialCode: 'M1', fileRef: await uploaded(bytes) }] }));
    const { status, body, headers } = await ask(caseNo, ['/address', '/missing', '/$materials']);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      caseNo,
      applicant: {},
      fields: { '/address': '海曙区中山西路1号' },
      materials: [{ code: 'M1', copies: 1, files: [{ name: '营业执照.pdf', url: expect.any(String), sha256 }] }],
    });
    const link = new URL(body.materials[0].files[0].url as string);
    const got = await fetch(new URL(link.pathname + link.search, service.url));
    expect(
      createHash('sha256')
        .update(Buffer.from(await got.arrayBuffer()))
        .digest('hex'),
    ).toBe(sha256);
    const by = { task_id: taskId, actor_kind: 'service', actor_id: 'svc-dispatch', actor_org: MARKET };
    expect(await readings(caseNo)).toEqual([
      { purpose: 'link given: 部门系统对接', pointers: ['/$materials/M1'], ...by },
      { purpose: 'link: 部门系统对接', pointers: ['/$materials/M1'], ...by },
      { purpose: '部门系统对接', pointers: ['/address', '/missing'], ...by },
    ]);
  });

  it('names the applicant only where that is granted: from the counter’s words, or from auth for who filed online', async () => {
    const applicant = { kind: 'person', name: '王小明', documentType: '111', documentNo: '330203199003073211', mobile: '13700000050' };
    const counter = await filed(atCounter({ applicant }), CLERK_HAISHU);
    expect((await ask(counter, ['/$applicant'])).body.applicant).toEqual(applicant);
    expect((await ask(counter, ['/$applicant/name'])).body.applicant).toEqual({ name: '王小明' });
    expect((await ask(counter, ['/address'])).body.applicant).toEqual({});

    const agent = { name: '赵六', idNumber: '330203198001011231', mobile: '13700000052' };
    const byAgent = await filed(atCounter({ applicant, agent }), CLERK_HAISHU);
    const narrow = await ask(byAgent, ['/$applicant/agent/name', '/$applicant/nobody/name']);
    expect(narrow.body.applicant).toEqual({ agent: { name: '赵六' } });
    expect(JSON.stringify(narrow.body)).not.toMatch(/330203198001011231|13700000052/);
    const both = await ask(byAgent, ['/$applicant/agent/name', '/$applicant/agent/mobile', '/$applicant/kind']);
    expect(both.body.applicant).toEqual({ kind: 'person', agent: { name: '赵六', mobile: '13700000052' } });
    expect((await ask(byAgent, ['/$applicant/agent/name', '/$applicant/agent'])).body.applicant).toEqual({ agent });

    const online = await filed(filing());
    const identity = { kind: 'person', name: '李四', documentType: '111', documentNo: '330203199003073211', mobile: '13700000051' };
    neighbours.identities.set(PERSON.id, identity);
    expect((await ask(online, ['/$applicant'])).body.applicant).toEqual(identity);
    expect(neighbours.asked).toContain(
      `/api/v1/internal/accounts/${PERSON.id}/identity?purpose=department&itemCode=${itemCore().itemCode}&caseNo=${online}`,
    );

    const { mobile: _, ...unreached } = identity;
    neighbours.identities.set(PERSON.id, { ...identity, mobile: null } as never);
    expect((await ask(online, ['/$applicant'])).body.applicant).toEqual(unreached);

    const enterprise = { ...identity, kind: 'legalPerson', companyName: '宁波甲乙有限公司', creditCode: '91330203MA2XXXXX0X' };
    neighbours.identities.set(PERSON.id, enterprise);
    expect((await ask(online, ['/$applicant'])).body.applicant).toEqual({
      kind: 'person',
      name: '宁波甲乙有限公司',
      documentType: '001',
      documentNo: '91330203MA2XXXXX0X',
      mobile: '13700000051',
      agent: { name: '李四', idNumber: '330203199003073211', mobile: '13700000051' },
    });
  });

  it('is for dispatch only, with a grant of this case', async () => {
    const [caseNo, other] = [await filed(filing()), await filed(filing())];
    for (const as of [MARKET_SYSTEM, PERSON, { ...DISPATCH, clientId: 'svc-notification' }]) {
      const { status, body } = await ask(caseNo, ['/address'], as);
      expect([status, body.code]).toEqual([403, 'ACCESS.FORBIDDEN']);
    }
    const path = `/api/v1/internal/applications/${caseNo}/content`;
    const wrong = await service.call(path, { as: DISPATCH, headers: { grant: await grantFor(other, ['/address']) } });
    expect([wrong.status, wrong.body.code]).toEqual([403, 'ACCEPTANCE.GRANT_MISMATCH']);
    expect((await service.call(path, { as: DISPATCH })).body.code).toBe('ACCESS.GRANT_INVALID');
    expect(await readings(caseNo)).toEqual([]);
  });
});
