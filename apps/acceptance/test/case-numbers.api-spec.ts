import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { isCaseNo, parseCaseNo } from '@yiwang/standards';
import { backing, TestService, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import pg from 'pg';
import { acceptance } from '../src/acceptance.service.js';
import { BLOCK_SIZE } from '../src/case/domain/case-serials.js';
import { SqlCaseSerials } from '../src/case/persistence/sql-case-serials.js';
import { CLERK_HAISHU, filing, itemCore, PERSON, StubCatalogue } from './builders.js';

const LAST_BLOCK = 99_999;
/** Nobody is refused for want of a right. */
const ALL: Pick<TestPrincipal, 'permissions'> = {
  permissions: ['case.file', 'case.collect', 'case.accept', 'case.deliver', 'archive.read', 'archive.manage'],
};

let catalogue: StubCatalogue;
let service: TestService;
let database: Database;
let superuser: pg.Client;

const file = (): Promise<ApiResponse> =>
  service.call('/api/v1/applications', { as: PERSON, body: filing(), headers: { 'idempotency-key': uuidv7() } });
const serialOf = (caseNo: string): number => {
  const parsed = parseCaseNo(caseNo);
  if (!parsed.ok) throw new Error(caseNo);
  return parsed.value.serial;
};

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, ROLE: 'api' });
  database = await service.database();
  const url = new URL(backing().postgresUrl);
  url.pathname = new URL(service.databaseUrl).pathname;
  superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  const core = itemCore();
  await superuser.query(
    `INSERT INTO item_versions (code, version, core, sequence, status, valid_from, received_at) VALUES ($1, 1, $2, 1, 'published', '2026-01-01', now())`,
    [core.itemCode, JSON.stringify(core)],
  );
  await superuser.query(`ALTER SEQUENCE case_serial_blocks RESTART WITH ${LAST_BLOCK}`);
});

afterAll(async () => {
  await superuser?.end();
  await service?.stop();
  await catalogue?.stop();
});

describe('case numbers', () => {
  it('go on from the last serial of all to the first, each once, whoever draws them', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { status, body } = await file();
        expect(status).toBe(201);
        return body.caseNo as string;
      }),
    );
    expect(numbers.every(isCaseNo)).toBe(true);
    expect(Math.min(...numbers.map(serialOf))).toBe(LAST_BLOCK * BLOCK_SIZE);
    const others = [new SqlCaseSerials(database), new SqlCaseSerials(database)];
    const drawn = await Promise.all(Array.from({ length: 2 * BLOCK_SIZE }, (_, i) => others[i % 2]!.take()));
    const all = [...numbers.map(serialOf), ...drawn];
    expect(new Set(all).size).toBe(all.length);
    expect(drawn).toContain(0);
    expect(Math.max(...all)).toBeLessThanOrEqual(99_999_999);
  });

  it('are refused with a wrong check character, wherever one is given', async () => {
    const { body } = await file();
    const caseNo = body.caseNo as string;
    const before = await superuser.query('SELECT version, status, (SELECT count(*) FROM case_steps) AS steps FROM cases ORDER BY case_no');
    const wrong = caseNo.slice(0, -1) + (caseNo.endsWith('A') ? 'B' : 'A');
    const read = (path: string): Promise<ApiResponse> => service.call(path, { as: { ...PERSON, ...ALL } });
    const move = (path: string, body: unknown = {}): Promise<ApiResponse> =>
      service.call(path, { as: { ...CLERK_HAISHU, ...ALL }, body, headers: { 'idempotency-key': uuidv7(), 'if-match': '"1"' } });
    const answers = [
      ...['', '/ledger', '/query-code', '/documents', '/clocks'].map((path) => read(`/api/v1/applications/${wrong}${path}`)),
      read(`/api/v1/progress/${wrong}`),
      read(`/api/v1/archives?caseNo=${wrong}`),
      move(`/api/v1/applications/${wrong}/accept`),
      move(`/api/v1/applications/${wrong}/refuse`, { ground: 'requirementsNotMet', reason: '不符合条件' }),
      move(`/api/v1/applications/${wrong}/withdraw`),
      move(`/api/v1/admin/archives/parked/${wrong}/retry`),
    ];
    for (const answer of await Promise.all(answers)) {
      expect([answer.status, answer.body.code]).toEqual([400, 'HTTP.INVALID']);
      expect(answer.body.invalidParams).toEqual([expect.objectContaining({ code: 'CASE_NO_CHECK_CHAR' })]);
    }
    const after = await superuser.query('SELECT version, status, (SELECT count(*) FROM case_steps) AS steps FROM cases ORDER BY case_no');
    expect(after.rows).toEqual(before.rows);
  });
});
