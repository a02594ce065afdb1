import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueGrant } from '@yiwang/access';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { eventually, TestService, uniqueName, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { SweepUnusedFiles } from '../src/material/handed/sweep-unused-files.js';
import {
  atCounter,
  CLERK_HAISHU,
  CLERK_YUYAO,
  ENTERPRISE,
  filing,
  itemCore,
  MARKET,
  MARKET_OFFICER,
  MARKET_SYSTEM,
  OTHER_PERSON,
  PERSON,
  StubCatalogue,
} from './builders.js';
import { ClamdServer, EICAR } from './clamd-server.js';
import { bomb, compound, doc, docx, liar, pdf, PNG, PROGRAM, sheet, workbookStream, xls, zip } from './files.js';
import { S3Server } from './s3-server.js';

const GRANT_SECRET = 'a-grant-secret-of-this-test-0123456789';
const MIB = 1024 * 1024;
const FILES = '/api/v1/materials/files';
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let catalogue: StubCatalogue;
let clamd: ClamdServer;
let folder: string;
let service: TestService;
let database: Database;

interface Upload {
  as?: TestPrincipal;
  query?: string;
  key?: string;
  type?: string;
  of?: TestService;
}

async function upload(
  bytes: Buffer | ReadableStream,
  { as = PERSON, query = 'name=a.pdf', key, type, of = service }: Upload = {},
): Promise<ApiResponse> {
  const response = await fetch(new URL(`${FILES}?${query}`, of.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await of.bearer(as)}`,
      'content-type': type ?? 'application/octet-stream',
      'idempotency-key': key ?? uuidv7(),
    },
    body: bytes,
    ...(bytes instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit);
  return { status: response.status, headers: response.headers, body: await response.json() };
}
async function uploaded(bytes = pdf(), more: Upload = {}): Promise<string> {
  const { status, body } = await upload(bytes, more);
  if (status !== 201) throw new Error(`not taken: ${status} ${JSON.stringify(body)}`);
  return body.fileRef as string;
}
async function download(path: string, as: TestPrincipal | undefined, headers: Record<string, string> = {}, of = service) {
  const response = await fetch(new URL(path, of.url), {
    headers: { ...headers, ...(as && { authorization: `Bearer ${await of.bearer(as)}` }) },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
const post = (path: string, as: TestPrincipal, body: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(path, { as, body, headers: { 'idempotency-key': uuidv7(), ...headers } });
const file = (body: Record<string, unknown>, as = PERSON): Promise<ApiResponse> => post('/api/v1/applications', as, body);
const withFile = (fileRef: string, more: Record<string, unknown> = {}) => filing({ materials: [{ materialCode: 'M1', fileRef }], ...more });
async function filed(body: Record<string, unknown>, as = PERSON): Promise<string> {
  const { status, body: receipt } = await file(body, as);
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(receipt)}`);
  return receipt.caseNo as string;
}
/** Everything that a refused request must leave as it was. */
async function rows(of = database): Promise<unknown> {
  const [counts] = await of.query(
    `SELECT (SELECT count(*) FROM material_files) AS files, (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT count(*) FROM cases) AS cases,
       (SELECT count(*) FROM disclosures) AS disclosures, (SELECT count(*) FROM material_readings) AS readings,
       (SELECT count(*) FROM material_checks) AS checks, (SELECT count(used_at) FROM material_files) AS used`,
  );
  return counts;
}
const storedIn = async (at: string): Promise<string[]> =>
  (await readdir(at, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);
const codeOf = ({ status, body }: ApiResponse): [number, string] => [status, body.code as string];

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  clamd = await ClamdServer.start();
  folder = await mkdtemp(join(tmpdir(), 'yiwang-materials-'));
  service = await TestService.start(acceptance, {
    CATALOGUE_URL: catalogue.url,
    GRANT_SECRET,
    FILE_DIR: folder,
    SCANNER: 'clamd',
    CLAMD: clamd.address,
    MAX_FILE_MB: '4',
    MOST_UNUSED_FILES: '60',
    ROLE: 'api',
  });
  database = await service.database();
  const core = itemCore();
  await database.query(
    `INSERT INTO item_versions (code, version, core, sequence, status, valid_from, received_at) VALUES ($1, 1, $2, 1, 'published', '2026-01-01', now())`,
    [core.itemCode, JSON.stringify(core)],
  );
}, 120_000);

afterAll(async () => {
  await service?.stop();
  await clamd?.stop();
  await catalogue?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe('a file that is handed in', () => {
  it('is told by content, size and SHA-256, whatever its name says, and comes back byte by byte', async () => {
    for (const [bytes, mediaType] of [
      [pdf(), 'application/pdf'],
      [PNG, 'image/png'],
      [await docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      [await zip({ 'OFD.xml': '<ofd/>', 'Doc_0/Document.xml': '<d/>' }), 'application/ofd'],
      [await zip({ 'xl/workbook.xml': '<w/>' }), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      [await zip({ '图纸.txt': '平面图' }), 'application/zip'],
      [doc(), 'application/msword'],
      [xls(), 'application/vnd.ms-excel'],
    ] as const) {
      const { status, headers, body } = await upload(bytes, { query: `name=${encodeURIComponent('王小明 营业执照.pdf')}` });
      expect([status, body]).toEqual([
        201,
        { fileRef: expect.any(String), mediaType, size: bytes.length, sha256: sha256(bytes), trust: 'C' },
      ]);
      expect(headers.get('location')).toBe(`${FILES}/${body.fileRef}`);
      const back = await download(`${FILES}/${body.fileRef}/content`, PERSON);
      expect([back.status, back.headers.get('content-type'), back.headers.get('x-content-type-options')]).toEqual([
        200,
        mediaType,
        'nosniff',
      ]);
      expect(back.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('王小明 营业执照.pdf')}`);
      expect(back.bytes.equals(bytes)).toBe(true);
    }
    expect(clamd.scanned).toBeGreaterThanOrEqual(8);
  });

  it('lies sealed in the store, and its name in no row', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7 330203199003073211 '), randomBytes(100)]);
    const ref = await uploaded(bytes, { query: `name=${encodeURIComponent('王小明.pdf')}` });
    const [row] = await database.query(`SELECT f::text AS text FROM material_files f WHERE id = $1`, [ref]);
    expect(row!['text']).not.toMatch(/王小明/);
    expect(await storedIn(folder)).toContain(ref);
  });

  it('is given in any part of itself', async () => {
    const bytes = pdf(200_000);
    const ref = await uploaded(bytes);
    const part = await download(`${FILES}/${ref}/content`, PERSON, { range: 'bytes=65530-131080' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 65530-131080/${bytes.length}`]);
    expect(part.bytes.equals(bytes.subarray(65_530, 131_081))).toBe(true);
    const end = await download(`${FILES}/${ref}/content`, PERSON, { range: 'bytes=-10' });
    expect(end.bytes.equals(bytes.subarray(-10))).toBe(true);
    expect((await download(`${FILES}/${ref}/content`, PERSON, { range: 'bytes=999999-' })).status).toBe(400);
  });

  it('is taken once for a key, and refused under it with other bytes', async () => {
    const key = uuidv7();
    const bytes = pdf();
    const first = await upload(bytes, { key });
    const before = [await rows(), (await storedIn(folder)).length];
    const again = await upload(bytes, { key });
    expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([201, 'true', first.body]);
    expect(codeOf(await upload(pdf(), { key }))).toEqual([422, 'HTTP.IDEMPOTENCY_KEY_REUSED']);
    expect([await rows(), (await storedIn(folder)).length]).toEqual(before);
  });

  it('is one file when it comes twice at once under one key', async () => {
    const key = uuidv7();
    const bytes = pdf(300_000);
    const before = (await storedIn(folder)).length;
    const answers = await Promise.all([1, 2, 3].map(() => upload(bytes, { key })));
    const taken = answers.filter(({ status }) => status === 201);
    // Whoever comes while the first is still being written down may be told to come again, but makes no second file.
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
    expect(new Set(taken.map(({ body }) => body.fileRef as string)).size).toBe(1);
    expect((await storedIn(folder)).length).toBe(before + 1);
  });

  it('is its owner’s alone, and each download is on record', async () => {
    const ref = await uploaded();
    const read = async (): Promise<unknown[]> =>
      database.query('SELECT actor_id, purpose FROM material_readings WHERE file_id = $1', [ref]);
    for (const as of [OTHER_PERSON, ENTERPRISE, CLERK_HAISHU, MARKET_OFFICER]) {
      expect((await download(`${FILES}/${ref}/content`, as)).status).toBe(404);
      expect(codeOf(await service.call(`${FILES}/${ref}`, { as }))).toEqual([404, 'ACCEPTANCE.FILE_NOT_FOUND']);
      expect(codeOf(await service.call(`${FILES}/${ref}`, { as, method: 'DELETE' }))).toEqual([404, 'ACCEPTANCE.FILE_NOT_FOUND']);
    }
    expect(await read()).toEqual([]);
    await download(`${FILES}/${ref}/content`, PERSON);
    expect(await read()).toEqual([{ actor_id: 'person-1', purpose: 'own' }]);
    expect((await service.call(`${FILES}/${ref}/content`)).status).toBe(401);
  });

  it('is of the level that its uploader may say', async () => {
    expect((await upload(pdf(), { query: 'name=a&pledged=true' })).body.trust).toBe('D');
    expect((await upload(pdf(), { query: 'name=a&originalSeen=true', as: CLERK_HAISHU })).body.trust).toBe('B');
    for (const [query, as] of [
      ['name=a&originalSeen=true', PERSON],
      ['name=a&originalSeen=true', MARKET_OFFICER],
      ['name=a&pledged=true', CLERK_HAISHU],
    ] as const) {
      expect(codeOf(await upload(pdf(), { query, as }))).toEqual([403, 'ACCEPTANCE.TRUST_NOT_ALLOWED']);
    }
  });

  it('goes when its owner removes it, and its bytes with it', async () => {
    const ref = await uploaded();
    expect((await service.call(`${FILES}/${ref}`, { as: PERSON, method: 'DELETE' })).status).toBe(204);
    expect(await storedIn(folder)).not.toContain(ref);
    expect((await service.call(`${FILES}/${ref}`, { as: PERSON })).status).toBe(404);
  });
});

describe('what is not taken', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, number, string, Upload?]>([
    ['an empty file', () => Buffer.alloc(0), 422, 'ACCEPTANCE.FILE_EMPTY'],
    ['an executable named .pdf', () => PROGRAM, 422, 'ACCEPTANCE.FILE_EXECUTABLE', { query: 'name=licence.pdf', type: 'application/pdf' }],
    ['a script', () => Buffer.from('#!/bin/sh\nrm -rf /\n'), 422, 'ACCEPTANCE.FILE_EXECUTABLE'],
    ['a text', () => Buffer.from('hello'), 415, 'ACCEPTANCE.FILE_TYPE_REFUSED'],
    ['a web page', () => Buffer.from('<html><script>alert(1)</script></html>'), 415, 'ACCEPTANCE.FILE_TYPE_REFUSED'],
    ['an archive of another kind', () => Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), 415, 'ACCEPTANCE.FILE_TYPE_REFUSED'],
    ['the test file of scanners', () => Buffer.concat([pdf(70_000), Buffer.from(EICAR)]), 422, 'ACCEPTANCE.FILE_INFECTED'],
    ['a file beyond the limit', () => pdf(4 * MIB), 413, 'ACCEPTANCE.FILE_TOO_LARGE'],
    ['a decompression bomb', bomb, 422, 'ACCEPTANCE.FILE_UNPACKS_TOO_LARGE'],
    ['a document that lies about what is in it', liar, 422, 'ACCEPTANCE.FILE_BROKEN'],
    ['a document cut off in the middle', async () => (await docx()).subarray(0, 150), 422, 'ACCEPTANCE.FILE_BROKEN'],
    ['a document with macros', () => docx({ 'word/vbaProject.bin': 'x' }), 422, 'ACCEPTANCE.FILE_EXECUTABLE'],
    ['a program in an archive', () => zip({ '说明.pdf': PROGRAM }), 422, 'ACCEPTANCE.FILE_EXECUTABLE'],
    ['a script in an archive', () => zip({ '打开我.bat': 'del *' }), 422, 'ACCEPTANCE.FILE_EXECUTABLE'],
    ['an old table with macros', () => compound({ Workbook: workbookStream(sheet(1)) }), 422, 'ACCEPTANCE.FILE_EXECUTABLE'],
    ['an installer', () => compound({ Property: Buffer.alloc(4_096) }), 415, 'ACCEPTANCE.FILE_TYPE_REFUSED'],
    ['an archive in an archive', async () => zip({ 'a.bin': await zip({ b: 'x' }) }), 422, 'ACCEPTANCE.FILE_ARCHIVE_INSIDE'],
    ['JSON', () => Buffer.from('{}'), 415, 'HTTP.UNSUPPORTED_MEDIA_TYPE', { type: 'application/json' }],
    ['a file without a name', () => pdf(), 400, 'HTTP.INVALID', { query: 'title=x' }],
    ['a key that is none', () => pdf(), 400, 'HTTP.IDEMPOTENCY_KEY_INVALID', { key: 'a b' }],
  ])('%s leaves neither bytes nor a row', async (_what, made, status, code, more = {}) => {
    const bytes = await made();
    const before = [await rows(), (await storedIn(folder)).length];
    expect(codeOf(await upload(bytes, more))).toEqual([status, code]);
    expect([await rows(), (await storedIn(folder)).length]).toEqual(before);
  });

  it('more than the limit, when the length is not told, is cut at the limit', async () => {
    const before = [await rows(), (await storedIn(folder)).length];
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(sent === 0 ? Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(64 * 1024)]) : Buffer.alloc(64 * 1024));
        sent += 64 * 1024;
        if (sent > 16 * MIB) controller.close();
      },
    });
    expect(codeOf(await upload(endless))).toEqual([413, 'ACCEPTANCE.FILE_TOO_LARGE']);
    expect([await rows(), (await storedIn(folder)).length]).toEqual(before);
  });

  it('what is cut off before its end', async () => {
    const before = [await rows(), (await storedIn(folder)).length];
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    const head = `POST ${FILES}?name=a HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await service.bearer(PERSON)}\r\nidempotency-key: ${uuidv7()}\r\n`;
    socket.write(`${head}content-type: application/pdf\r\ncontent-length: 500000\r\n\r\n`);
    socket.write(pdf(200_000));
    const receiving = () => database.query(`SELECT 1 FROM material_files WHERE status = 'receiving'`);
    await eventually(async () => expect(await receiving()).toHaveLength(1));
    socket.destroy();
    await eventually(async () => expect([await rows(), (await storedIn(folder)).length]).toEqual(before));
  });

  it('anything while the scanner is away, or when it takes less than the file', async () => {
    const before = [await rows(), (await storedIn(folder)).length];
    clamd.mostBytes = 1_000;
    expect(codeOf(await upload(pdf(100_000)))).toEqual([503, 'ACCEPTANCE.SCANNER_DOWN']);
    clamd.mostBytes = Number.MAX_SAFE_INTEGER;
    await clamd.stop();
    expect(codeOf(await upload(pdf()))).toEqual([503, 'ACCEPTANCE.SCANNER_DOWN']);
    await clamd.restart();
    expect([await rows(), (await storedIn(folder)).length]).toEqual(before);
    expect((await upload(pdf())).status).toBe(201);
  });

  it('more files than an account may leave unused', async () => {
    const hoarder: TestPrincipal = { ...PERSON, id: 'person-hoarder' };
    await database.query(
      `INSERT INTO material_files (id, status, owner_kind, owner_id, name_sealed, trust, media_type, size, sha256, sealed_key, created_at)
       SELECT gen_random_uuid(), 'ready', 'person', 'person-hoarder', '', 'C', 'image/png', 1, '', '', now() FROM generate_series(1, 60)`,
    );
    const before = await rows();
    expect(codeOf(await upload(pdf(), { as: hoarder }))).toEqual([409, 'ACCEPTANCE.TOO_MANY_UNUSED_FILES']);
    expect(await rows()).toEqual(before);
  });

  it('what is not JSON on any other path, as before', async () => {
    const answer = await service.call('/api/v1/applications', {
      as: PERSON,
      body: '<a/>',
      headers: { 'content-type': 'text/xml', 'idempotency-key': uuidv7() },
    });
    expect(codeOf(answer)).toEqual([415, 'HTTP.UNSUPPORTED_MEDIA_TYPE']);
  });
});

describe('a filing that names files', () => {
  it('has them in use from then on: they stay, and are told what they are', async () => {
    const ref = await uploaded();
    await filed(withFile(ref));
    expect((await service.call(`${FILES}/${ref}`, { as: PERSON })).body).toMatchObject({ used: true, title: '申请书' });
    expect(await database.query('SELECT 1 FROM material_uses WHERE file_id = $1', [ref])).toHaveLength(1);
    expect(codeOf(await service.call(`${FILES}/${ref}`, { as: PERSON, method: 'DELETE' }))).toEqual([409, 'ACCEPTANCE.FILE_IN_USE']);
    const before = await service.call(`${FILES}?title=${encodeURIComponent('申请书')}`, { as: PERSON });
    expect(before.body.items.map(({ fileRef }: { fileRef: string }) => fileRef)).toContain(ref);
    expect(await filed(withFile(ref))).toHaveLength(21); // 免提交
  });

  it('is refused with the pointer of each file that is not there or not the filer’s, and changes no row', async () => {
    const foreign = await uploaded(pdf(), { as: OTHER_PERSON });
    const before = await rows();
    for (const ref of [foreign, uuidv7(), 'files/abc']) {
      const answer = await file(withFile(ref));
      expect(codeOf(answer)).toEqual([400, 'ACCEPTANCE.MATERIAL_FILES_INVALID']);
      expect(answer.body.invalidParams).toMatchObject([{ name: '/materials/0/fileRef', code: 'FILE_UNKNOWN' }]);
    }
    expect(await rows()).toEqual(before);
  });

  it('at a counter takes what this counter scanned, and afterwards what any counter holds of the same person', async () => {
    const ref = await uploaded(pdf(), { as: CLERK_HAISHU, query: 'name=a&originalSeen=true' });
    const at = (fileRef: string) => atCounter({ materials: [{ materialCode: 'M1', fileRef }] });
    expect(codeOf(await file(at(ref), CLERK_YUYAO))).toEqual([400, 'ACCEPTANCE.MATERIAL_FILES_INVALID']);
    await filed(at(ref), CLERK_HAISHU);
    const holder = { documentType: '111', documentNo: '330203199003073211' };
    const held = await post('/api/v1/materials/held', CLERK_YUYAO, holder);
    expect([held.status, held.body.items[0]]).toMatchObject([200, { fileRef: ref, trust: 'B', title: '申请书', used: true }]);
    const [record] = await database.query(`SELECT actor_id, purpose, holder_hash FROM material_readings ORDER BY id DESC LIMIT 1`);
    expect(record).toMatchObject({ actor_id: 'clerk-yuyao', purpose: 'held', holder_hash: expect.any(String) });
    await filed(at(ref), CLERK_YUYAO);
    const someoneElse = { kind: 'person', name: '李四', documentNo: '330203198001011239' };
    expect(codeOf(await file({ ...at(ref), applicant: someoneElse }, CLERK_YUYAO))[0]).toBe(400);
    expect((await post('/api/v1/materials/held', PERSON, holder)).status).toBe(403);
  });

  it('and what comes later, with a correction, are looked at and in use in the same way', async () => {
    const first = await uploaded();
    const caseNo = await filed(withFile(first));
    const correction = await post(`/api/v1/applications/${caseNo}/correction-requests`, CLERK_HAISHU, { points: ['平面图不清晰'] });
    expect(correction.status).toBe(200);
    const ifMatch = { 'if-match': `"${correction.body.version}"` };
    const resubmit = (fileRef: string) =>
      post(
        `/api/v1/applications/${caseNo}/resubmissions`,
        PERSON,
        {
          materials: [
            { materialCode: 'M1', fileRef: first },
            { materialCode: 'M2', fileRef },
          ],
        },
        ifMatch,
      );
    const foreign = await uploaded(pdf(), { as: OTHER_PERSON });
    const before = await rows();
    const refused = await resubmit(foreign);
    expect(codeOf(refused)).toEqual([400, 'ACCEPTANCE.MATERIAL_FILES_INVALID']);
    expect(refused.body.invalidParams).toMatchObject([{ name: '/materials/1/fileRef', code: 'FILE_UNKNOWN' }]);
    expect(await rows()).toEqual(before);
    const second = await uploaded();
    expect((await resubmit(second)).status).toBe(200);
    expect((await service.call(`${FILES}/${second}`, { as: PERSON })).body).toMatchObject({ used: true, title: '平面图' });
  });

  it('of a counter are read there through the case only', async () => {
    const ref = await uploaded(pdf(), { as: CLERK_HAISHU });
    expect((await download(`${FILES}/${ref}/content`, CLERK_HAISHU)).status).toBe(200);
    await filed(atCounter({ materials: [{ materialCode: 'M1', fileRef: ref }] }), CLERK_HAISHU);
    const before = await rows();
    expect((await download(`${FILES}/${ref}/content`, CLERK_HAISHU)).status).toBe(404);
    expect(await rows()).toEqual(before);
  });

  it('uses again what an authority issued, while it is valid, and nobody else’s', async () => {
    const issue = async (validUntil: string) => {
      const ref = await uploaded(pdf(), { as: MARKET_OFFICER });
      const body = { holder: { documentType: '001', documentNo: ENTERPRISE.orgCode }, title: '营业执照', validUntil };
      expect((await post(`${FILES}/${ref}/issue`, MARKET_OFFICER, body)).status).toBe(204);
      return ref;
    };
    const good = await issue('2099-12-31');
    await filed(withFile(good), ENTERPRISE);
    expect(codeOf(await file(withFile(good), PERSON))).toEqual([400, 'ACCEPTANCE.MATERIAL_FILES_INVALID']);
    const expired = await file(withFile(await issue('2020-01-01')), ENTERPRISE);
    expect(expired.body.invalidParams).toMatchObject([{ code: 'FILE_EXPIRED' }]);
    const own = await uploaded(pdf(), { as: MARKET_OFFICER });
    expect((await post(`${FILES}/${own}/issue`, PERSON, {})).status).toBe(403);
  });
});

describe('the materials of a case', () => {
  let caseNo: string;
  let bytes: Buffer;
  const content = (code = 'M1'): string => `/api/v1/applications/${caseNo}/materials/${code}/content`;
  const disclosed = () =>
    database.query('SELECT purpose, pointers, actor_id, task_id FROM disclosures WHERE case_no = $1 ORDER BY id', [caseNo]);
  const grant = (more: object = {}): Promise<string> =>
    issueGrant(GRANT_SECRET, { caseNo, taskId: 'task-1', pointers: ['/$materials/M1'], purpose: '审查', orgCode: MARKET, ...more }, 60);
  beforeAll(async () => {
    bytes = pdf(100_000);
    const ref = await uploaded(bytes, { query: `name=${encodeURIComponent('王小明.pdf')}` });
    caseNo = await filed(
      filing({
        materials: [
          { materialCode: 'M1', fileRef: ref },
          { materialCode: 'M2', paperCopies: 2 },
        ],
      }),
    );
  });

  it('are listed without the names of files for whoever sees the case, and do not exist for others', async () => {
    const list = await service.call(`/api/v1/applications/${caseNo}/materials`, { as: CLERK_HAISHU });
    expect(list.body.items).toMatchObject([
      { materialCode: 'M1', file: { mediaType: 'application/pdf', size: bytes.length, sha256: sha256(bytes), trust: 'C' }, checks: [] },
      { materialCode: 'M2', paperCopies: 2 },
    ]);
    expect(JSON.stringify(list.body)).not.toContain('王小明');
    expect((await service.call(`/api/v1/applications/${caseNo}/materials`, { as: OTHER_PERSON })).status).toBe(404);
    expect(await disclosed()).toEqual([]);
  });

  it('are opened to the applicant and a window that has to look at them, each time on record', async () => {
    for (const as of [PERSON, CLERK_HAISHU]) expect((await download(content(), as)).bytes.equals(bytes)).toBe(true);
    expect(await disclosed()).toMatchObject([
      { purpose: 'own', pointers: ['/$materials/M1'], actor_id: 'person-1' },
      { purpose: 'window: submitted', actor_id: 'clerk-haishu' },
    ]);
  });

  it.each<[string, () => Promise<{ status: number }>, number]>([
    ['another person', () => download(content(), OTHER_PERSON), 404],
    ['an officer without a grant', () => download(content(), MARKET_OFFICER), 403],
    ['a grant for another case', async () => download(content(), MARKET_OFFICER, { grant: await grant({ caseNo: 'x' }) }), 403],
    ['a grant of another body', async () => download(content(), MARKET_OFFICER, { grant: await grant({ orgCode: 'other' }) }), 403],
    [
      'a grant for form fields that are called so',
      async () => download(content(), MARKET_OFFICER, { grant: await grant({ pointers: ['/materials'] }) }),
      403,
    ],
    ['a forged grant', () => download(content(), MARKET_OFFICER, { grant: 'x.y.z' }), 403],
    ['a material on paper', () => download(content('M2'), PERSON), 404],
  ])('are refused to %s, and nothing is recorded', async (_who, ask, status) => {
    const before = await rows();
    expect((await ask()).status).toBe(status);
    expect(await rows()).toEqual(before);
  });

  it('are opened to a department by the grant of its task', async () => {
    for (const [as, pointers] of [
      [MARKET_OFFICER, ['/$materials/M1']],
      [MARKET_SYSTEM, ['/shopName', '/$materials']],
    ] as const) {
      const headers = { grant: await grant({ pointers }) };
      expect((await download(content(), as, headers)).bytes.equals(bytes)).toBe(true);
      expect((await disclosed()).at(-1)).toMatchObject({ purpose: '审查', actor_id: as.id, task_id: 'task-1' });
    }
    const list = await service.call(`/api/v1/applications/${caseNo}/materials`, { as: MARKET_SYSTEM, headers: { grant: await grant() } });
    expect(list.body.items).toHaveLength(1);
  });

  it('are opened by a signed link for some minutes, each time in the name of who asked for it', async () => {
    const made = await post(`/api/v1/applications/${caseNo}/materials/M1/link`, CLERK_HAISHU, {});
    expect(made.status).toBe(200);
    const { url, expiresAt } = made.body as { url: string; expiresAt: string };
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(300_000);
    const opened = await download(url, undefined, { range: 'bytes=0-9' });
    expect([opened.status, opened.bytes.toString('latin1', 0, 4)]).toEqual([206, '%PDF']);
    expect((await disclosed()).slice(-2)).toMatchObject([
      { purpose: 'link given: window: submitted', actor_id: 'clerk-haishu' },
      { purpose: 'link: window: submitted', actor_id: 'clerk-haishu' },
    ]);
    const before = await rows();
    for (const forged of [`${url}x`, url.replace('token=', 'token=e'), `${url.split('=')[0]}=.`, `${url.split('=')[0]}=a`]) {
      expect((await download(forged, undefined)).status).toBe(404);
    }
    expect(await rows()).toEqual(before);
  });

  it('are checked by a window: originals raise the level of a file, papers are counted, by whom and when is written down', async () => {
    const checks = (code: string, body: unknown, as = CLERK_HAISHU) =>
      post(`/api/v1/applications/${caseNo}/materials/${code}/checks`, as, body);
    expect((await checks('M1', { kind: 'original', matches: true })).status).toBe(201);
    expect((await checks('M2', { kind: 'papers', copies: 2, note: '复印件' })).status).toBe(201);
    const list = await service.call(`/api/v1/applications/${caseNo}/materials`, { as: PERSON });
    expect(list.body.items).toMatchObject([
      { file: { trust: 'B', checkedByOrg: CLERK_HAISHU.orgCode }, checks: [{ kind: 'original', matches: true, actorId: 'clerk-haishu' }] },
      { checks: [{ kind: 'papers', copies: 2, note: '复印件', actorOrg: CLERK_HAISHU.orgCode }] },
    ]);
    // What turns out to be something else is not used again without its original.
    expect((await checks('M1', { kind: 'original', matches: false })).status).toBe(201);
    const again = await service.call(`/api/v1/applications/${caseNo}/materials`, { as: PERSON });
    expect(again.body.items[0].file).toMatchObject({ trust: 'C', checkedByOrg: null });
    const before = await rows();
    expect(codeOf(await checks('M9', { kind: 'papers', copies: 1 }))).toEqual([404, 'ACCEPTANCE.MATERIAL_NOT_HANDED']);
    expect(codeOf(await checks('M1', { kind: 'original' }))).toEqual([400, 'HTTP.INVALID']);
    expect(codeOf(await checks('M1', { kind: 'original', matches: true }, CLERK_YUYAO))).toEqual([404, 'ACCEPTANCE.CASE_NOT_FOUND']);
    expect(codeOf(await checks('M1', { kind: 'original', matches: true }, PERSON))).toEqual([403, 'ACCESS.FORBIDDEN']);
    expect(await rows()).toEqual(before);
    await expect(database.query('DELETE FROM material_checks')).rejects.toThrow();
  });
});

describe('the sweep', () => {
  it('takes uploads that nothing uses, killed ones, and what another worker left; never a used or an issued one', async () => {
    const [unused, used, young, killed, marked, drafted] = await Promise.all(
      Array.from({ length: 6 }, () => uploaded(pdf(), { as: OTHER_PERSON })),
    );
    await filed(withFile(used!), OTHER_PERSON);
    const issued = await uploaded(pdf(), { as: MARKET_OFFICER });
    await post(`${FILES}/${issued}/issue`, MARKET_OFFICER, {
      holder: { documentType: '001', documentNo: ENTERPRISE.orgCode },
      title: '许可证',
    });
    const draft = { itemCode: filing()['itemCode'], channel: 'computer', form: {}, materials: [{ materialCode: 'M1', fileRef: drafted }] };
    expect((await post('/api/v1/drafts', OTHER_PERSON, { application: draft })).status).toBe(201);
    await database.query(`UPDATE material_files SET created_at = now() - interval '73 hours' WHERE id = ANY($1::uuid[])`, [
      [unused, used, issued, killed, drafted],
    ]);
    await database.query(`UPDATE material_files SET status = 'receiving', created_at = now() - interval '3 hours' WHERE id = $1`, [killed]);
    await database.query(`UPDATE material_files SET status = 'removing' WHERE id = $1`, [marked]);
    const sweep = service.get(SweepUnusedFiles);
    await Promise.all([sweep.execute(), sweep.execute()]);
    const left = (await database.query<{ id: string }>('SELECT id FROM material_files')).map(({ id }) => id);
    const stored = await storedIn(folder);
    for (const ref of [unused, killed, marked]) expect([left.includes(ref!), stored.includes(ref!)]).toEqual([false, false]);
    for (const ref of [used, young, issued, drafted]) expect([left.includes(ref!), stored.includes(ref!)]).toEqual([true, true]);
  });
});

describe('the same on a server that speaks S3', () => {
  let server: S3Server | undefined;
  let onS3: TestService | undefined;
  beforeAll(async () => {
    server = await S3Server.start();
    if (!server) return;
    const bucket = await server.bucket(uniqueName('materials').replaceAll('_', '-'));
    onS3 = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, FILE_STORE: 's3', SCANNER: 'sandbox', ...bucket });
  }, 300_000);
  afterAll(async () => {
    await onS3?.stop();
    await server?.stop();
  });

  it('takes small and large files, gives them back, and keeps nothing of what it refuses', async () => {
    if (!onS3) return; // why has been said
    for (const bytes of [pdf(), pdf(20 * MIB), await docx()]) {
      const ref = await uploaded(bytes, { of: onS3 });
      expect((await download(`${FILES}/${ref}/content`, PERSON, {}, onS3)).bytes.equals(bytes)).toBe(true);
      const part = await download(`${FILES}/${ref}/content`, PERSON, { range: 'bytes=5-104' }, onS3);
      expect(part.bytes.equals(bytes.subarray(5, 105))).toBe(true);
    }
    const before = await rows(await onS3.database());
    for (const [bytes, code] of [
      [PROGRAM, 'ACCEPTANCE.FILE_EXECUTABLE'],
      [Buffer.concat([pdf(9 * MIB), Buffer.from(EICAR)]), 'ACCEPTANCE.FILE_INFECTED'],
      [await bomb(), 'ACCEPTANCE.FILE_UNPACKS_TOO_LARGE'],
      [Buffer.alloc(0), 'ACCEPTANCE.FILE_EMPTY'],
    ] as const) {
      expect((await upload(bytes, { of: onS3 })).body.code).toBe(code);
    }
    expect(await rows(await onS3.database())).toEqual(before);
  }, 120_000);
});
