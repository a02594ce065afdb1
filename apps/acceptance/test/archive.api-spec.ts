import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { backing, eventually, TestService, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import pg from 'pg';
import yauzl from 'yauzl';
import { acceptance } from '../src/acceptance.service.js';
import { DestroyArchives } from '../src/archive/use-cases/destroy-archives.js';
import { MakeArchives } from '../src/archive/use-cases/make-archives.js';
import { ArchiveWork } from '../src/archive/persistence/archive-work.js';
import { CLERK_HAISHU, COUNTER_HAISHU, filing, itemCore, MARKET_OFFICER, PERSON, StubCatalogue } from './builders.js';

const archivist = (id: string, regionCode = '330203'): TestPrincipal => ({
  kind: 'officer',
  id,
  orgCode: COUNTER_HAISHU,
  regionCode,
  permissions: ['archive.read', 'archive.manage'],
});
const ONE = archivist('archivist-1');
const OTHER = archivist('archivist-2');
const ELSEWHERE = archivist('archivist-3', '330281');
const PROVINCE = archivist('archivist-4', '330000');
const RECTIFIER: TestPrincipal = { ...MARKET_OFFICER, id: 'rectifier', permissions: [...MARKET_OFFICER.permissions!, 'case.rectify'] };

let catalogue: StubCatalogue;
let service: TestService;
let database: Database;
let superuser: pg.Client;
let folder: string;

const post = (path: string, as: TestPrincipal, body: unknown = {}, key = uuidv7()): Promise<ApiResponse> =>
  service.call(path, { as, body, headers: { 'idempotency-key': key } });
const get = (path: string, as: TestPrincipal = ONE): Promise<ApiResponse> => service.call(path, { as });

async function must(answer: Promise<ApiResponse>): Promise<ApiResponse['body']> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
const filed = async (): Promise<string> => (await must(post('/api/v1/applications', PERSON, filing()))).caseNo as string;
async function refused(): Promise<string> {
  const caseNo = await filed();
  await must(post(`/api/v1/applications/${caseNo}/refuse`, CLERK_HAISHU, { ground: 'requirementsNotMet', reason: '不符合条件' }));
  return caseNo;
}

/** Archives what has ended, and gives the archive of one case. */
async function archived(caseNo: string): Promise<ApiResponse['body']> {
  return eventually(async () => {
    await service.get(MakeArchives).execute(50);
    const { items } = await must(get(`/api/v1/archives?caseNo=${caseNo}`));
    expect(items).toHaveLength(1);
    return items[0];
  });
}

async function download(archiveId: string, as = ONE): Promise<{ bytes: Buffer; response: Response }> {
  const response = await fetch(new URL(`/api/v1/archives/${archiveId}/package`, service.url), {
    headers: { authorization: `Bearer ${await service.bearer(as)}` },
  });
  return { bytes: Buffer.from(await response.arrayBuffer()), response };
}

async function unpacked(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  await new Promise<void>((resolve, reject) => {
    zip.on('end', resolve).on('error', reject);
    zip.on('entry', (entry: yauzl.Entry) =>
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(parts));
          zip.readEntry();
        });
      }),
    );
    zip.readEntry();
  });
  return files;
}

async function rows(): Promise<unknown> {
  const [counts] = await database.query(
    `SELECT (SELECT count(*) FROM archives) AS archives, (SELECT count(*) FROM archive_destructions) AS lists,
       (SELECT count(*) FROM destroyed_archives) AS destroyed, (SELECT sum(revision) FROM archive_destructions) AS revisions,
       (SELECT sum(revision) FROM archive_retentions) AS retentions, (SELECT count(*) FROM idempotency_keys) AS keys,
       (SELECT count(*) FROM disclosures) AS disclosures`,
  );
  return counts;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-archive-'));
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, {
    CATALOGUE_URL: catalogue.url,
    FILE_STORE: 'disk',
    FILE_DIR: folder,
    ARCHIVE_AFTER_DAYS: '0',
    ROLE: 'api',
  });
  database = await service.database();
  const url = new URL(backing().postgresUrl);
  url.pathname = new URL(service.databaseUrl).pathname;
  superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  const core = itemCore(); // what its topic would bring: no worker runs here
  await superuser.query(
    `INSERT INTO item_versions (code, version, core, sequence, status, valid_from, received_at) VALUES ($1, 1, $2, 1, 'published', '2026-01-01', now())`,
    [core.itemCode, JSON.stringify(core)],
  );
});

afterAll(async () => {
  await superuser?.end();
  await service?.stop();
  await catalogue?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('an archive', () => {
  it('is made of a case that has ended, with all its files listed by code and checksum', async () => {
    const caseNo = await refused();
    const entry = await archived(caseNo);
    expect(entry).toMatchObject({
      archiveNo: `${caseNo}-01`,
      caseNo,
      round: 0,
      category: '01',
      decidingRegion: '330203',
      destroyedAt: null,
    });
    expect(entry.keepUntil).toBe(`${new Date(Date.parse(entry.endedAt) + 8 * 3_600_000).getUTCFullYear() + 30}-12-31`);

    const { bytes, response } = await download(entry.archiveId);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.sha256);
    expect(bytes.length).toBe(entry.size);
    const files = await unpacked(bytes);
    const manifest = JSON.parse(files.get('manifest.json')!.toString());
    expect(manifest).toMatchObject({ format: 'yiwang-archive/1', caseNo, status: 'refused', missing: [] });
    expect(manifest.entries.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['A', 'B4']));
    for (const { path, sha256, size } of manifest.entries) {
      expect(files.get(path)!.length).toBe(size);
      expect(createHash('sha256').update(files.get(path)!).digest('hex')).toBe(sha256);
    }
    for (const line of files.get('checksums.sha256')!.toString().trim().split('\n')) {
      const [sum, path] = line.split('  ');
      expect(createHash('sha256').update(files.get(path!)!).digest('hex')).toBe(sum);
    }
    expect(files.get('B/B4-01.pdf')!.subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.parse(files.get('A/application.json')!.toString())).toMatchObject({ caseNo, form: { shopName: '甬江小馆' } });
    const ledger = JSON.parse(files.get('ledger.json')!.toString());
    expect(ledger.steps.at(-1).hash).toBe(manifest.ledger.head);
    const { body } = await get(`/api/v1/archives/${entry.archiveId}`);
    expect(body).toMatchObject({ archiveId: entry.archiveId, missing: [], entries: manifest.entries });
    expect(JSON.stringify(body)).not.toContain('甬江小馆');
  });

  it('is not made of a case that goes on, nor twice of one that ended', async () => {
    const open = await filed();
    const ended = await refused();
    await archived(ended);
    await service.get(MakeArchives).execute(50);
    const [row] = await database.query<{ n: number; waiting: number }>(
      `SELECT (SELECT count(*)::int FROM archives WHERE case_no = ANY($1::text[])) AS n,
         (SELECT count(*)::int FROM archive_work WHERE case_no = ANY($1::text[])) AS waiting`,
      [[open, ended]],
    );
    expect(row).toEqual({ n: 1, waiting: 0 });
  });

  it('is made once by many workers', async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, () => refused()));
    const make = service.get(MakeArchives);
    await Promise.all(Array.from({ length: 4 }, () => make.execute(3)));
    for (const caseNo of cases) await archived(caseNo);
    const stored = (await readdir(folder, { recursive: true })).filter((name) => /archives\/..\/.{36}$/.test(name));
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM archives');
    expect(stored).toHaveLength(row!.n);
  });

  it('is noted by who holds the case and nobody else, and what the other stored is taken away', async () => {
    const caseNo = await refused();
    const work = service.get(ArchiveWork);
    const early = (await work.claim(50, new Date())).find((each) => each.caseNo === caseNo)!;
    await superuser.query("UPDATE archive_work SET due_at = now() - interval '1 second' WHERE case_no = $1", [caseNo]);
    await archived(caseNo);
    expect(await work.done(early)).toBe(false);
    await superuser.query(`INSERT INTO archive_work (case_no, due_at, attempts, file_id) VALUES ($1, now(), 0, $2)`, [
      caseNo,
      early.fileId,
    ]);
    expect(await work.done(early)).toBe(false); // it came back meanwhile, for something new
    await work.putOff(early, 'LATE', true);
    const [row] = await database.query('SELECT status, attempts, last_error FROM archive_work WHERE case_no = $1', [caseNo]);
    expect(row).toEqual({ status: 'waiting', attempts: 0, last_error: null });
    await service.get(MakeArchives).execute(50);
    expect(await database.query('SELECT 1 FROM archive_work WHERE case_no = $1', [caseNo])).toEqual([]);
  });

  it('is made again of a case that changed after its end, with what came to it', async () => {
    const caseNo = await refused();
    const first = await archived(caseNo);
    const { headers } = await get(`/api/v1/applications/${caseNo}`, RECTIFIER);
    const amended = await service.call(`/api/v1/applications/${caseNo}/amendments`, {
      as: RECTIFIER,
      body: { field: 'refusalReason', to: '不符合法定条件', reason: '理由录入错误' },
      headers: { 'idempotency-key': uuidv7(), 'if-match': headers.get('etag')! },
    });
    expect(amended.status).toBe(200);
    await service.get(MakeArchives).execute(50);
    const { items } = (await get(`/api/v1/archives?caseNo=${caseNo}`)).body;
    expect(items.map(({ archiveNo }: { archiveNo: string }) => archiveNo).sort()).toEqual([`${caseNo}-01`, `${caseNo}-02`]);
    const second = items.find(({ archiveId }: { archiveId: string }) => archiveId !== first.archiveId);
    const codes = async (archiveId: string): Promise<string[]> =>
      (await get(`/api/v1/archives/${archiveId}`)).body.entries.map(({ code }: { code: string }) => code);
    expect((await codes(second.archiveId)).length).toBeGreaterThan((await codes(first.archiveId)).length);
    for (const { archiveId } of items) expect((await get(`/api/v1/archives/${archiveId}/check`)).body.sound).toBe(true);
  });

  it('lies in the store so that nobody can read it there', async () => {
    const { archiveId } = await archived(await refused());
    const [row] = await database.query<{ store_key: string }>('SELECT store_key FROM archives WHERE id = $1', [archiveId]);
    const stored = await readFile(join(folder, row!.store_key));
    expect(stored.includes(Buffer.from('manifest.json'))).toBe(false);
  });

  it('is of its region’s archivists, and each download is on record', async () => {
    const caseNo = await refused();
    const { archiveId } = await archived(caseNo);
    for (const path of ['', '/check', '/package']) {
      const { status, body } = await get(`/api/v1/archives/${archiveId}${path}`, ELSEWHERE);
      expect([status, body.code]).toEqual([404, 'ACCEPTANCE.ARCHIVE_NOT_FOUND']);
    }
    expect((await get(`/api/v1/archives?caseNo=${caseNo}`, ELSEWHERE)).body.items).toEqual([]);
    expect((await get(`/api/v1/archives?caseNo=${caseNo}`, PROVINCE)).body.items).toHaveLength(1);
    expect((await get(`/api/v1/archives/${archiveId}`, CLERK_HAISHU)).body.code).toBe('ACCESS.FORBIDDEN');
    await download(archiveId);
    const disclosed = await database.query('SELECT actor_id, pointers FROM disclosures WHERE case_no = $1 AND purpose = $2', [
      caseNo,
      'archive',
    ]);
    expect(disclosed).toEqual([{ actor_id: ONE.id, pointers: [`/archives/${archiveId}`] }]);
  });

  it('is found by period and pages, whatever a caller makes up', async () => {
    const first = (await get('/api/v1/archives?limit=2')).body;
    const second = (await get(`/api/v1/archives?limit=2&cursor=${first.next}`)).body;
    expect(new Set([...first.items, ...second.items].map(({ archiveId }) => archiveId)).size).toBe(4);
    expect((await get('/api/v1/archives?from=2099-01-01T00:00:00Z')).body.items).toEqual([]);
    const beforeAll = ['from=0000-01-01T00:00:00Z', 'to=0001-01-01T00:00:00Z', 'keptUntil=0000-01-01'];
    const tooFine = `from=2026-01-01T00:00:00.${'1'.repeat(200)}Z`;
    for (const wrong of ['cursor=x', 'caseNo=33020326112200000018A', 'keptUntil=tomorrow', 'limit=0', tooFine, ...beforeAll])
      expect((await get(`/api/v1/archives?${wrong}`)).status).toBe(400);
    expect((await get('/api/v1/archives/not-an-id')).status).toBe(400);
    expect((await get(`/api/v1/archives/${uuidv7()}`)).status).toBe(404);
  });

  it('is listed with those of other regions in one order, by whatever it is narrowed', async () => {
    const { archiveId, caseNo, itemCode, endedAt, keepUntil } = await archived(await refused());
    await superuser.query('BEGIN');
    await superuser.query('SET LOCAL session_replication_role = replica');
    await superuser.query(`UPDATE archives SET deciding_region = '330281' WHERE id = $1`, [archiveId]);
    await superuser.query('COMMIT');
    const all: { archiveId: string; endedAt: string }[] = [];
    let cursor = '';
    do {
      const { items, next } = await must(get(`/api/v1/archives?limit=3${cursor}`, PROVINCE));
      all.push(...items);
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM archives');
    expect(new Set(all.map((each) => each.archiveId)).size).toBe(row!.n);
    expect(all.map((each) => each.endedAt)).toEqual(
      all
        .map((each) => each.endedAt)
        .sort()
        .reverse(),
    );
    const narrowed = [`caseNo=${caseNo}`, `itemCode=${itemCode}`, `from=${endedAt}`, `keptUntil=${keepUntil}`, 'region=330281'];
    const only = `/api/v1/archives?${narrowed.join('&')}`;
    expect((await get(only, PROVINCE)).body.items).toEqual([expect.objectContaining({ archiveId })]);
    expect((await get(`${only}&to=${endedAt}`, PROVINCE)).body.items).toEqual([]);
    expect((await get('/api/v1/archives', ELSEWHERE)).body.items).toHaveLength(1);
  });

  it('is found to be changed when one byte is, or gone, or when the ledger was cut', async () => {
    const caseNo = await refused();
    const { archiveId } = await archived(caseNo);
    const check = async () => (await get(`/api/v1/archives/${archiveId}/check`)).body;
    expect(await check()).toEqual({ archiveId, sound: true, problems: [] });
    const [row] = await database.query<{ store_key: string }>('SELECT store_key FROM archives WHERE id = $1', [archiveId]);
    const path = join(folder, row!.store_key);
    const bytes = await readFile(path);
    const other = Buffer.from(bytes);
    other[100]! ^= 1;
    await writeFile(path, other);
    expect(await check()).toMatchObject({ sound: false, problems: ['fileDamaged'] });
    await rm(path);
    expect(await check()).toMatchObject({ sound: false, problems: ['fileGone'] });
    await writeFile(path, bytes);
    const behindItsBack = async (change: string): Promise<void> => {
      await superuser.query('BEGIN');
      await superuser.query('SET LOCAL session_replication_role = replica');
      await superuser.query(`UPDATE case_steps SET ${change} WHERE case_no = $1 AND seq = 1`, [caseNo]);
      await superuser.query('COMMIT');
    };
    // In the middle too, where no hash was touched.
    await behindItsBack(`actor_kind = 'x' || actor_kind`);
    expect(await check()).toMatchObject({ sound: false, problems: ['ledgerChanged'] });
    await behindItsBack('actor_kind = substr(actor_kind, 2)');
    expect((await check()).sound).toBe(true);
    await superuser.query('BEGIN');
    await superuser.query('SET LOCAL session_replication_role = replica');
    await superuser.query(
      `UPDATE case_steps SET hash = '\\x00' WHERE case_no = $1 AND seq = (SELECT max(seq) FROM case_steps WHERE case_no = $1)`,
      [caseNo],
    );
    await superuser.query('COMMIT');
    expect(await check()).toMatchObject({ sound: false, problems: ['ledgerChanged'] });
  });

  it('is put off while a document cannot be drawn or stored, leaving nothing behind', async () => {
    const caseNo = await refused();
    await superuser.query('BEGIN');
    await superuser.query('SET LOCAL session_replication_role = replica');
    const {
      rows: [kept],
    } = await superuser.query('SELECT id, sha256 FROM documents WHERE case_no = $1', [caseNo]);
    await superuser.query(`UPDATE documents SET sha256 = '\\x00' WHERE id = $1`, [kept.id]);
    await superuser.query('COMMIT');
    await service.get(MakeArchives).execute(50);
    const [work] = await database.query<{ attempts: number; last_error: string }>(
      'SELECT attempts, last_error FROM archive_work WHERE case_no = $1',
      [caseNo],
    );
    expect(work).toEqual({ attempts: 1, last_error: 'ACCEPTANCE.DOCUMENT_DAMAGED' });
    const retry = `/api/v1/admin/archives/parked/${caseNo}/retry`;
    expect((await post(retry, ONE)).body.code).toBe('ACCEPTANCE.ARCHIVE_NOT_PARKED');
    await superuser.query("UPDATE archive_work SET due_at = now() - interval '1 second', attempts = 7 WHERE case_no = $1", [caseNo]);
    await service.get(MakeArchives).execute(50);
    const { items } = (await get('/api/v1/admin/archives/parked')).body;
    expect(items).toEqual([expect.objectContaining({ caseNo, attempts: 8, lastError: 'ACCEPTANCE.DOCUMENT_DAMAGED' })]);
    expect((await get('/api/v1/admin/archives/parked', ELSEWHERE)).body.items).toEqual([]);
    expect((await post(retry, ELSEWHERE)).body.code).toBe('ACCEPTANCE.ARCHIVE_NOT_PARKED');
    await superuser.query('BEGIN');
    await superuser.query('SET LOCAL session_replication_role = replica');
    await superuser.query('UPDATE documents SET sha256 = $2 WHERE id = $1', [kept.id, kept.sha256]);
    await superuser.query('COMMIT');
    // Opened again it is nobody's task, until it ends once more.
    const ended = (await superuser.query('SELECT ended_at FROM cases WHERE case_no = $1', [caseNo])).rows[0].ended_at;
    await superuser.query('UPDATE cases SET ended_at = NULL WHERE case_no = $1', [caseNo]);
    expect((await get('/api/v1/admin/archives/parked')).body.items).toEqual([]);
    expect((await post(retry, ONE)).body.code).toBe('ACCEPTANCE.ARCHIVE_NOT_PARKED');
    await superuser.query('UPDATE cases SET ended_at = $2 WHERE case_no = $1', [caseNo, ended]);
    const [again] = await database.query<{ status: string; attempts: number }>(
      'SELECT status, attempts FROM archive_work WHERE case_no = $1',
      [caseNo],
    );
    expect(again).toEqual({ status: 'waiting', attempts: 0 });
    await superuser.query(`UPDATE archive_work SET status = 'parked' WHERE case_no = $1`, [caseNo]);
    expect((await post(retry, ONE)).body).toEqual({ caseNo });
    await archived(caseNo);
  });
});

describe('the retention of a category', () => {
  const put = (category: string, years: unknown, ifMatch?: string, as = PROVINCE): Promise<ApiResponse> =>
    service.call(`/api/v1/admin/archives/retentions/${category}`, {
      method: 'PUT',
      as,
      body: { years },
      headers: ifMatch === undefined ? {} : { 'if-match': ifMatch },
    });

  it('is changed for what is archived from then on', async () => {
    const before = await archived(await refused());
    const { headers } = await get('/api/v1/admin/archives/retentions/01', PROVINCE);
    expect((await put('01', null, headers.get('etag')!)).body).toMatchObject({ category: '01', years: null, revision: 2 });
    expect((await archived(await refused())).keepUntil).toBeNull();
    expect((await get(`/api/v1/archives/${before.archiveId}`)).body.keepUntil).toBe(before.keepUntil);
    expect((await put('01', 30, '"2"')).status).toBe(200);
    const added = await Promise.all([10, 20, 30].map((years) => put('05', years, '"0"')));
    const [one, ...others] = added.sort((a, b) => a.status - b.status);
    expect([one!.status, ...others.map(({ status }) => status)]).toEqual([200, 412, 412]);
    expect((await get('/api/v1/admin/archives/retentions/05', PROVINCE)).body).toMatchObject({ years: one!.body.years, revision: 1 });
  });

  it('is refused without the version, with an old one, from a district, and when it is no retention', async () => {
    const unchanged = await rows();
    expect((await put('01', 10)).status).toBe(428);
    expect((await put('01', 10, '"1"')).status).toBe(412);
    expect((await put('01', 10, '"3"', ONE)).body.code).toBe('ACCEPTANCE.RETENTION_OUT_OF_SCOPE');
    for (const years of [0, 101, 1.5, 'ten']) expect((await put('01', years, '"3"')).status).toBe(400);
    expect((await put('x', 10, '"0"')).status).toBe(400);
    expect((await get('/api/v1/admin/archives/retentions/88', PROVINCE)).body.code).toBe('ACCEPTANCE.RETENTION_NOT_FOUND');
    expect(await rows()).toEqual(unchanged);
  });
});

describe('the destruction of archives', () => {
  const propose = (as = ONE, body: unknown = { reason: '保管期满' }): Promise<ApiResponse> =>
    post('/api/v1/admin/archives/destructions', as, body);

  /** Makes the retention of one archive long over. */
  async function expired(): Promise<string> {
    const { archiveId } = await archived(await refused());
    await superuser.query('BEGIN');
    await superuser.query('SET LOCAL session_replication_role = replica');
    await superuser.query(`UPDATE archives SET keep_until = '2020-12-31' WHERE id = $1`, [archiveId]);
    await superuser.query('COMMIT');
    return archiveId as string;
  }

  it('finds nothing while no retention is over', async () => {
    const unchanged = await rows();
    expect((await propose()).body.code).toBe('ACCEPTANCE.NOTHING_TO_DESTROY');
    expect(await rows()).toEqual(unchanged);
  });

  it('is proposed by one, approved by another, done by a worker, and leaves evidence', async () => {
    const archiveId = await expired();
    const { status, body: list } = await propose();
    expect([status, list.status, list.archives, list.destroyed]).toEqual([201, 'proposed', 1, 0]);
    expect((await propose(OTHER)).body.code).toBe('ACCEPTANCE.NOTHING_TO_DESTROY');
    expect(list.region).toBe('330203');
    await service.get(DestroyArchives).execute();
    expect((await download(archiveId)).response.status).toBe(200);

    const path = `/api/v1/admin/archives/destructions/${list.destructionId}`;
    const unchanged = await rows();
    expect((await post(`${path}/approve`, ONE)).body.code).toBe('ACCEPTANCE.OWN_DESTRUCTION');
    expect((await post(`${path}/approve`, ELSEWHERE)).body.code).toBe('ACCEPTANCE.DESTRUCTION_NOT_FOUND');
    expect(await rows()).toEqual(unchanged);
    const key = uuidv7();
    expect((await post(`${path}/approve`, OTHER, {}, key)).body).toMatchObject({ status: 'approved', decidedBy: { id: OTHER.id } });
    expect((await post(`${path}/approve`, OTHER, {}, key)).body).toMatchObject({ status: 'approved' });
    expect((await post(`${path}/withdraw`, OTHER)).body.code).toBe('ACCEPTANCE.DESTRUCTION_DECIDED');

    await service.get(DestroyArchives).execute();
    const { body: done } = await get(path);
    expect(done).toMatchObject({ status: 'done', archives: 1, destroyed: 1, entries: [{ archiveId, destroyedAt: expect.any(String) }] });
    expect((await get(`/api/v1/archives/${archiveId}`)).body).toMatchObject({
      destroyedAt: expect.any(String),
      sha256: done.entries[0].sha256,
    });
    expect((await get(`/api/v1/archives/${archiveId}/package`)).body.code).toBe('ACCEPTANCE.ARCHIVE_DESTROYED');
    expect((await get(`/api/v1/archives/${archiveId}/check`)).body.code).toBe('ACCEPTANCE.ARCHIVE_DESTROYED');
    const [row] = await database.query<{ store_key: string }>('SELECT store_key FROM archives WHERE id = $1', [archiveId]);
    await expect(readFile(join(folder, row!.store_key))).rejects.toThrow('ENOENT');
    await expect(database.query('DELETE FROM destroyed_archives')).rejects.toThrow(/permission denied/);
  });

  it('takes the files of the case along, but none that another case needs or an authority issued', async () => {
    const archiveId = await expired();
    const [archive] = await database.query<{ case_no: string }>('SELECT case_no FROM archives WHERE id = $1', [archiveId]);
    const other = await filed();
    const file = async (trust: string, ...caseNos: string[]): Promise<string> => {
      const id = uuidv7();
      await database.query(
        `INSERT INTO material_files
           (id, status, owner_kind, owner_id, name_sealed, trust, media_type, size, sha256, sealed_key, created_at, used_at, issued_at)
         VALUES ($1, 'ready', 'person', 'p', '', $2::text::material_trust, 'image/png', 1, '', '', now(), now(), CASE WHEN $2::text = 'A' THEN now() END)`,
        [id, trust],
      );
      await database.query('INSERT INTO material_uses (case_no, file_id) SELECT unnest($1::text[]), $2', [caseNos, id]);
      return id;
    };
    const own = await file('C', archive!.case_no);
    const shared = await file('B', archive!.case_no, other);
    const issued = await file('A', archive!.case_no);
    const { body: list } = await propose();
    await must(post(`/api/v1/admin/archives/destructions/${list.destructionId}/approve`, OTHER));
    await service.get(DestroyArchives).execute();
    const left = await database.query<{ id: string }>(`SELECT id FROM material_files WHERE status = 'ready' AND id = ANY($1::uuid[])`, [
      [own, shared, issued],
    ]);
    expect(left.map(({ id }) => id).sort()).toEqual([shared, issued].sort());
  });

  it('is withdrawn, and what it listed can be listed again', async () => {
    await expired();
    const { body: list } = await propose();
    expect((await post(`/api/v1/admin/archives/destructions/${list.destructionId}/withdraw`, ONE)).body.status).toBe('withdrawn');
    const { body: again } = await propose(ONE, { reason: '保管期满', region: '330000' });
    expect(again).toMatchObject({ archives: 1, region: '330203' }); // what was asked for beyond one's own is not meant
    const { body } = await get('/api/v1/admin/archives/destructions?limit=1');
    expect(body.items[0].destructionId).toBe(again.destructionId);
    await post(`/api/v1/admin/archives/destructions/${again.destructionId}/withdraw`, ONE);
  });

  it('takes a reason', async () => {
    const unchanged = await rows();
    for (const body of [{}, { reason: '' }, { reason: 'x'.repeat(501) }, { reason: 'x', more: 1 }])
      expect((await propose(ONE, body)).status).toBe(400);
    expect((await post('/api/v1/admin/archives/destructions', CLERK_HAISHU, { reason: 'x' })).body.code).toBe('ACCESS.FORBIDDEN');
    expect(await rows()).toEqual(unchanged);
  });
});
