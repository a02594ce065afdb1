import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ItemVersionV1 } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import { UnitOfWork, type Database } from '@yiwang/persistence';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { CaseRepository } from '../src/case/domain/case.repository.js';
import type { DocumentContents, DocumentDraft, DocumentKind } from '../src/document/domain/document-kind.js';
import { SealedFiles } from '../src/storage/sealed-files.js';
import { SealedPapers } from '../src/document/persistence/sealed-paper.js';
import { DOCUMENTS, SEALED_COLUMNS, toSealed, type SealedRow } from '../src/document/queries/document-rows.js';
import { OfficialDocuments, type FixedDocument } from '../src/document/domain/official-documents.js';
import {
  atCounter,
  CLERK_HAISHU,
  CLERK_YUYAO,
  COUNTER_HAISHU,
  COUNTER_YUYAO,
  filing,
  itemCore,
  MARKET,
  MARKET_OFFICER,
  OTHER_PERSON,
  PERSON,
  StubCatalogue,
} from './builders.js';

let catalogue: StubCatalogue;
let service: TestService;
let probe: EventProbe;
let database: Database;
let files: string;

const post = (path: string, as: TestPrincipal, body: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(path, { as, body, headers: { 'idempotency-key': uuidv7(), ...headers } });

async function filed(as = PERSON, body: Record<string, unknown> = filing()): Promise<string> {
  const { status, body: receipt } = await post('/api/v1/applications', as, body);
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(receipt)}`);
  return receipt.caseNo as string;
}

const REFUSED: DocumentContents['nonAcceptance'] = { reason: '平面图与实际经营场所不一致' };
const draft = <K extends DocumentKind>(kind: K, content: DocumentContents[K], at = new Date()): DocumentDraft =>
  ({ kind, at, content }) as DocumentDraft;

/** As a move does it: in the unit of work in which the case is locked. */
async function fix(caseNo: string, ...drafts: DocumentDraft[]): Promise<FixedDocument[]> {
  return service.get(UnitOfWork).run(async () => {
    const { snapshot } = await service.get(CaseRepository).lockForEvent(caseNo);
    return service.get(OfficialDocuments).fix(snapshot, drafts);
  });
}

/** A binary answer, which TestService would read as text. */
async function pdfOf(id: string, as: TestPrincipal): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const response = await fetch(new URL(`/api/v1/documents/${id}/pdf`, service.url), {
    headers: { authorization: `Bearer ${await service.bearer(as)}` },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** What lies in a PDF as text: its attachments, and the streams that draw. */
const attachmentsOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/stream\n([^]*?)\nendstream/g)].flatMap(([, stream]) => {
    try {
      return [inflateSync(Buffer.from(stream!, 'latin1')).toString()];
    } catch {
      return [];
    }
  });

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const confirm = (code: string, hash?: string): Promise<ApiResponse> =>
  service.call(`/api/v1/public/documents/${code}${hash === undefined ? '' : `?sha256=${hash}`}`);
const count = async (table: string): Promise<number> =>
  (await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'yiwang-documents-'));
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, FILE_DIR: files, PUBLIC_URL: 'https://zwfw.example' });
  database = await service.database();
  probe = await eventually(() => service.probe());
  await probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemCore()));
  await eventually(
    async () => expect((await service.call('/health/ready')).body.copies).toEqual({ [ItemVersionV1.topic]: 'complete' }),
    30_000,
  );
  // A copy may be complete before the item was there to copy.
  await eventually(async () => expect(await count('item_versions')).toBe(1), 30_000);
}, 120_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await catalogue?.stop();
  await rm(files, { recursive: true, force: true });
});

describe('a document that a move makes', () => {
  it('is fixed with number, hash, code and seal, and is there when the move is', async () => {
    const caseNo = await filed();
    const [fixed] = await fix(caseNo, draft('nonAcceptance', REFUSED));
    expect(fixed!.number).toMatch(/^海曙区不受字〔\d{4}〕第\d{6}号$/);
    const { status, body } = await service.call(`/api/v1/applications/${caseNo}/documents`, { as: PERSON });
    expect(status).toBe(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        documentId: fixed!.id,
        kind: 'nonAcceptance',
        archiveCode: 'B4',
        title: '不予受理通知书',
        number: fixed!.number,
        code: fixed!.code,
        sha256: fixed!.sha256,
        revoked: null,
      }),
    );
  });

  it('comes of the moves over HTTP, for the applicant to read and anybody to confirm', async () => {
    const [accepted, refused, corrected] = [await filed(), await filed(), await filed()];
    const act = async (caseNo: string, action: string, body: unknown): Promise<void> => {
      const { status, body: answer } = await post(`/api/v1/applications/${caseNo}/${action}`, CLERK_HAISHU, body);
      if (status !== 200) throw new Error(`${action}: ${status} ${JSON.stringify(answer)}`);
    };
    await act(accepted, 'accept', {});
    await act(refused, 'refuse', { ground: 'requirementsNotMet', reason: '不在受理范围' });
    await act(corrected, 'correction-requests', { points: ['补交平面图', '补交健康证明'] });
    const expected: [string, string, RegExp][] = [
      [accepted, 'acceptanceNotice', /决定予以受理。.*法定办结日期为\d{4}年\d+月\d+日/],
      [refused, 'nonAcceptance', /理由：不在受理范围.*行政复议/],
      [corrected, 'correctionNotice', /1\. 补交平面图 2\. 补交健康证明 请于\d{4}年\d+月\d+日前（含当日）补正/],
    ];
    for (const [caseNo, kind, words] of expected) {
      const { body: list } = await service.call(`/api/v1/applications/${caseNo}/documents`, { as: PERSON });
      expect(list.items.map((each: { kind: string }) => each.kind)).toEqual([kind]);
      const { body } = await service.call(`/api/v1/documents/${list.items[0].documentId}`, { as: PERSON });
      expect(body.paragraphs.join(' ')).toMatch(words);
      expect((await confirm(body.code, body.sha256)).body).toMatchObject({ status: 'valid', caseNo, kind, hash: { confirmed: true } });
    }
  });

  it('is not there when the move is undone, and its number is not given again', async () => {
    const caseNo = await filed();
    const before = await count('documents');
    let lost: FixedDocument | undefined;
    const undone = service.get(UnitOfWork).run(async () => {
      const { snapshot } = await service.get(CaseRepository).lockForEvent(caseNo);
      [lost] = await service.get(OfficialDocuments).fix(snapshot, [draft('nonAcceptance', REFUSED)]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await count('documents')).toBe(before);
    const [next] = await fix(caseNo, draft('nonAcceptance', REFUSED));
    expect(next!.number).not.toBe(lost!.number);
  });

  it('says who applied, why, and where to turn to; nothing of it stands in the row in clear', async () => {
    const applicant = { kind: 'person', name: '王小明𬱖', documentNo: '330203199003073211', mobile: '13700000050' };
    const caseNo = await filed(CLERK_HAISHU, atCounter({ applicant }));
    const [fixed] = await fix(caseNo, draft('nonAcceptance', { ...REFUSED, remedies: { reviewBy: '海曙区人民政府' } }));
    const { status, headers, body } = await service.call(`/api/v1/documents/${fixed!.id}`, { as: CLERK_HAISHU });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.addressee).toBe('王小明𬱖');
    expect(body.paragraphs).toEqual([
      expect.stringContaining(`“食品经营许可（新办）”申请（办件编号${caseNo}），经审查`),
      '理由：平面图与实际经营场所不一致',
      expect.stringMatching(/六十日内向海曙区人民政府申请行政复议.*向有管辖权的人民法院提起行政诉讼/),
    ]);
    const [row] = await database.query<{ text: string }>('SELECT d::text AS text FROM documents d WHERE id = $1', [fixed!.id]);
    for (const clear of ['王小明', '330203199003073211', '平面图']) expect(row!.text).not.toContain(clear);
  });

  it('is numbered by region, kind and year, each number once, also when many are made at once', async () => {
    const cases = await Promise.all([filed(), filed(), filed()]);
    const numbers = await Promise.all(
      Array.from(
        { length: 60 },
        async (_, i) => (await fix(cases[i % 3]!, draft('completionNotice', { finishKind: 1, finishName: '办结' })))[0]!.number,
      ),
    );
    expect(new Set(numbers).size).toBe(60);
    const [next] = await fix(cases[0]!, draft('approval', {}, new Date('2031-01-01T00:30:00+08:00')));
    expect(next!.number).toBe('海曙区准字〔2031〕第000001号');
  });

  it('is sealed together with those of other cases where timers make many, and is confirmed by itself', async () => {
    const cases = await Promise.all([filed(), filed()]);
    const fixed = await service.get(UnitOfWork).run(async () => {
      const states = [];
      for (const caseNo of cases) states.push((await service.get(CaseRepository).lockForEvent(caseNo)).snapshot);
      const drafts = Array.from({ length: 50 }, (_, i) => draft('approval', { resultNo: `JY${i}` }));
      return service.get(OfficialDocuments).fixAll(states.map((of) => ({ of, drafts })));
    });
    expect(new Set(fixed.map(({ number }) => number)).size).toBe(100);
    const seals = await database.query('SELECT DISTINCT seal ->> $2 AS value FROM documents WHERE id = ANY($1::uuid[])', [
      fixed.map(({ id }) => id),
      'value',
    ]);
    expect(seals).toHaveLength(1);
    const inside = attachmentsOf((await pdfOf(fixed[0]!.id, PERSON)).bytes);
    expect(JSON.parse(inside.find((text) => text.startsWith('{"algorithm"'))!)).toMatchObject({
      keyId: expect.any(String),
      value: expect.any(String),
      path: { index: 0, size: 100, beside: expect.any(Array) },
    });
    expect(inside.filter((text) => sha256(text) === fixed[0]!.sha256)).toHaveLength(1);
    for (const i of [0, 49, 50, 99]) {
      expect((await confirm(fixed[i]!.code, fixed[i]!.sha256)).body).toMatchObject({
        status: 'valid',
        caseNo: cases[i < 50 ? 0 : 1],
        seal: { valid: true },
        hash: { confirmed: true },
      });
    }
  });

  it('tells in a receipt how to follow the case', async () => {
    const { caseNo, queryCode } = (await post('/api/v1/applications', PERSON, filing())).body as Record<string, string>;
    const [fixed] = await fix(caseNo!, draft('receipt', { materials: [{ name: '申请书', copies: 1 }] }));
    const { body } = await service.call(`/api/v1/documents/${fixed!.id}`, { as: PERSON });
    expect(body.paragraphs.at(-1)).toBe(`查询办理进度请凭办件编号和查询码${queryCode!}。`);
  });

  it('is never changed or taken away, by nobody', async () => {
    const [fixed] = await fix(await filed(), draft('approval', { resultNo: 'JY33' }));
    const permission = { code: '42501' };
    await expect(database.query('UPDATE documents SET number = $2 WHERE id = $1', [fixed!.id, 'x'])).rejects.toMatchObject(permission);
    await expect(database.query('DELETE FROM documents WHERE id = $1', [fixed!.id])).rejects.toMatchObject(permission);
  });
});

describe('reading a document', () => {
  it('is for the applicant, the clerks and the deciding authority; for everybody else it does not exist', async () => {
    const caseNo = await filed();
    const [fixed] = await fix(caseNo, draft('nonAcceptance', REFUSED));
    for (const as of [PERSON, CLERK_HAISHU, MARKET_OFFICER]) {
      expect((await service.call(`/api/v1/documents/${fixed!.id}`, { as })).status).toBe(200);
    }
    const readings = await count('disclosures');
    for (const as of [OTHER_PERSON, CLERK_YUYAO]) {
      for (const path of [`/api/v1/documents/${fixed!.id}`, `/api/v1/documents/${fixed!.id}/pdf`]) {
        const { status, body } = await service.call(path, { as });
        expect([status, body.code]).toEqual([404, 'ACCEPTANCE.DOCUMENT_NOT_FOUND']);
      }
      expect((await service.call(`/api/v1/applications/${caseNo}/documents`, { as })).body.code).toBe('ACCEPTANCE.CASE_NOT_FOUND');
    }
    expect((await service.call(`/api/v1/documents/${uuidv7()}`, { as: PERSON })).body.code).toBe('ACCEPTANCE.DOCUMENT_NOT_FOUND');
    expect((await service.call(`/api/v1/documents/${fixed!.id}`)).status).toBe(401);
    expect(await count('disclosures')).toBe(readings);
  });

  it('is on record each time, with who and what for', async () => {
    const caseNo = await filed();
    const [fixed] = await fix(caseNo, draft('nonAcceptance', REFUSED));
    await service.call(`/api/v1/documents/${fixed!.id}`, { as: PERSON });
    await pdfOf(fixed!.id, CLERK_HAISHU);
    const rows = await database.query('SELECT purpose, pointers, actor_id FROM disclosures WHERE case_no = $1 ORDER BY at', [caseNo]);
    expect(rows).toEqual([
      { purpose: 'own', pointers: [`/documents/${fixed!.id}`], actor_id: PERSON.id },
      { purpose: 'document: nonAcceptance', pointers: [`/documents/${fixed!.id}`], actor_id: CLERK_HAISHU.id },
    ]);
  });

  it('gives a PDF, the same bytes to everybody, also to those who ask first at the same moment', async () => {
    const [fixed] = await fix(await filed(), draft('nonAcceptance', REFUSED));
    const read = await Promise.all([PERSON, CLERK_HAISHU, MARKET_OFFICER].map((as) => pdfOf(fixed!.id, as)));
    expect(read.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [first] = read;
    expect(first!.headers.get('content-type')).toBe('application/pdf');
    expect(first!.headers.get('content-disposition')).toMatch(/^inline; filename="nonAcceptance.pdf"; filename\*=UTF-8''%E4%B8%8D/);
    expect(first!.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    for (const { bytes } of read) expect(sha256(bytes)).toBe(sha256(first!.bytes));
    expect(sha256((await pdfOf(fixed!.id, PERSON)).bytes)).toBe(sha256(first!.bytes));
    expect(await database.query('SELECT 1 FROM document_files WHERE document_id = $1', [fixed!.id])).toHaveLength(1);
  });

  it('draws it anew, and the same, when the file store has lost it', async () => {
    const [fixed] = await fix(await filed(), draft('nonAcceptance', REFUSED));
    const { bytes } = await pdfOf(fixed!.id, PERSON);
    await rm(join(files, 'documents'), { recursive: true });
    const again = await pdfOf(fixed!.id, PERSON);
    expect(again.status).toBe(200);
    expect(sha256(again.bytes)).toBe(sha256(bytes));
  });

  it('never gives another file in the place of one that was given out and is lost', async () => {
    const [fixed] = await fix(await filed(), draft('nonAcceptance', REFUSED));
    const other = Buffer.from('drawn by an earlier release');
    const kept = await service.get(SealedFiles).put('documents/lost', once(other));
    await rm(join(files, 'documents'), { recursive: true });
    await database.query('INSERT INTO document_files VALUES ($1, $2, $3, $4, $5, now())', [
      fixed!.id,
      kept.key,
      kept.sealedKey,
      kept.size,
      Buffer.from(kept.sha256, 'hex'),
    ]);
    const { status, bytes } = await pdfOf(fixed!.id, PERSON);
    expect([status, JSON.parse(bytes.toString()).code]).toEqual([500, 'ACCEPTANCE.DOCUMENT_DAMAGED']);
  });
});

describe('confirming a document', () => {
  it('is for everybody who has the code, with the applicant masked', async () => {
    const caseNo = await filed(CLERK_HAISHU, atCounter());
    const [fixed] = await fix(caseNo, draft('nonAcceptance', REFUSED));
    const { status, headers, body } = await confirm(fixed!.code.replace(/(.{4})/g, '$1-').toLowerCase());
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({
      code: fixed!.code,
      status: 'valid',
      kind: 'nonAcceptance',
      title: '不予受理通知书',
      number: fixed!.number,
      caseNo,
      itemName: '食品经营许可（新办）',
      applicant: { name: '*小明', number: '3****************1' },
      issuer: { orgCode: MARKET, name: '海曙区市场监督管理局' },
      at: expect.any(String),
      revokedAt: null,
      seal: { algorithm: 'sm2', keyId: expect.stringMatching(/^[0-9a-f]{16}$/), valid: true, test: true },
      hash: null,
    });
  });

  it('confirms the PDF that was read, and the hash that is printed on it, and nothing with a changed byte', async () => {
    const [fixed] = await fix(await filed(), draft('nonAcceptance', REFUSED));
    const { bytes } = await pdfOf(fixed!.id, PERSON);
    expect((await confirm(fixed!.code, sha256(bytes).toUpperCase())).body.hash).toEqual({
      sha256: sha256(bytes),
      confirmed: true,
      of: 'file',
    });
    expect((await confirm(fixed!.code, fixed!.sha256)).body.hash).toMatchObject({ confirmed: true, of: 'text' });
    for (const at of [0, 1000, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect((await confirm(fixed!.code, sha256(changed))).body.hash).toEqual({ sha256: sha256(changed), confirmed: false, of: null });
    }
    const [other] = await fix(await filed(), draft('nonAcceptance', REFUSED));
    expect((await confirm(other!.code, sha256(bytes))).body.hash.confirmed).toBe(false);
  });

  it('answers an unknown code and a mistyped one alike, and refuses what is no hash', async () => {
    const [fixed] = await fix(await filed(), draft('nonAcceptance', REFUSED));
    const last = fixed!.code.at(-1) === '2' ? '3' : '2';
    for (const code of [fixed!.code.slice(0, -1) + last, '2222222222222222', 'x', '验证码', 'A'.repeat(40)]) {
      const { status, body } = await confirm(encodeURIComponent(code));
      expect([status, body.code]).toEqual([404, 'ACCEPTANCE.DOCUMENT_UNCONFIRMED']);
    }
    expect((await confirm(fixed!.code, 'abc')).status).toBe(400);
    expect((await confirm('A'.repeat(41))).status).toBe(400);
  });

  it('does not confirm what was changed in the database behind its back', async () => {
    const caseNo = await filed();
    const [fixed, other] = await fix(caseNo, draft('nonAcceptance', REFUSED), draft('approval', { resultNo: 'JY33' }));
    const [row] = await database.query<Record<string, unknown>>('SELECT * FROM documents WHERE id = $1', [other!.id]);
    // Nobody can change a row; somebody with more rights could add one with the text of another document.
    const forged = { ...row!, id: uuidv7(), code: '2222222222222222', serial: 999_999 };
    await database.query('INSERT INTO documents SELECT * FROM jsonb_populate_record(NULL::documents, $1::jsonb)', [
      JSON.stringify({ ...forged, sha256: `\\x${(row!['sha256'] as Buffer).toString('hex')}` }),
    ]);
    const { body } = await confirm('2222222222222222', other!.sha256);
    expect(body).toMatchObject({ status: 'damaged', seal: { valid: false }, hash: { confirmed: false, of: null } });
    const read = await service.call(`/api/v1/documents/${forged.id}`, { as: PERSON });
    expect([read.status, read.body.code]).toEqual([500, 'ACCEPTANCE.DOCUMENT_DAMAGED']);
    expect((await confirm(fixed!.code)).body.status).toBe('valid');
  });

  it.each([
    ['number', '海曙区准字〔2019〕第000001号'],
    ['issuer_name', '余姚市市场监督管理局'],
    ['item_name', '烟草专卖零售许可'],
    ['applicant_masked', { name: '*大明' }],
    ['at', new Date('2020-01-01T00:00:00.000Z')],
  ])('holds for damaged a document whose row says another %s beside the sealed text', async (column, value) => {
    const [fixed] = await fix(await filed(), draft('approval', { resultNo: 'JY33' }));
    const [row] = await database.query<SealedRow>(`SELECT ${SEALED_COLUMNS} FROM ${DOCUMENTS} WHERE d.id = $1`, [fixed!.id]);
    const papers = service.get(SealedPapers);
    expect((await papers.open(toSealed(row!))).finding).toEqual({ valid: true, test: true });
    await expect(papers.open(toSealed({ ...row!, [column]: value }))).rejects.toMatchObject({ code: 'ACCEPTANCE.DOCUMENT_DAMAGED' });
  });

  it('says of a revoked document that it holds no more; it can still be read', async () => {
    const caseNo = await filed();
    const [rejection] = await fix(caseNo, draft('rejection', { reason: '不符合条件' }));
    const revoke = (): Promise<void> =>
      service.get(UnitOfWork).run(() => service.get(OfficialDocuments).revoke(caseNo, ['rejection'], '行政复议决定撤销', new Date()));
    await revoke();
    await revoke(); // what holds no more is not revoked again
    const { body } = await confirm(rejection!.code, rejection!.sha256);
    expect(body).toMatchObject({ status: 'revoked', revokedAt: expect.any(String), hash: { confirmed: true } });
    const list = await service.call(`/api/v1/applications/${caseNo}/documents`, { as: PERSON });
    expect(list.body.items.at(-1).revoked).toMatchObject({ reason: '行政复议决定撤销' });
    expect((await pdfOf(rejection!.id, PERSON)).status).toBe(200);
  });

  it('has a page for people, which loads and sends nothing', async () => {
    const caseNo = await filed(
      CLERK_HAISHU,
      atCounter({ applicant: { kind: 'person', name: '王<b>明', documentNo: '330203199003073211' } }),
    );
    const [fixed] = await fix(caseNo, draft('nonAcceptance', REFUSED));
    const page = await service.call(`/verify/${fixed!.code}?sha256=${fixed!.sha256}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.body).toContain('该文书真实有效');
    expect(page.body).toContain('摘要与文书内容一致');
    expect(page.body).toContain(fixed!.number);
    expect(page.body).not.toContain('<b>明');
    const unknown = await service.call('/verify/2222-2222-2222-2223');
    expect(unknown.status).toBe(200);
    expect(unknown.body).toContain('查不到该验证码对应的文书');
  });
});

const KEEPER: TestPrincipal = {
  kind: 'officer',
  id: 'keeper-haishu',
  orgCode: COUNTER_HAISHU,
  regionCode: '330203',
  permissions: ['document.manage'],
};
const PROVINCIAL: TestPrincipal = { ...KEEPER, id: 'keeper-province', regionCode: '330000' };
const TEMPLATES = '/api/v1/admin/document-templates';
const WORDS = {
  title: '撤回确认书',
  number: '甬海{word}〔{year}〕{serial}号',
  paragraphs: ['办件{caseNo}已撤回[，理由：{reason}]。'],
};
const template = (content: object = WORDS, kind = 'withdrawalNotice', regionCode = '330203') => ({ regionCode, kind, content });
const wordsOf = async (caseNo: string): Promise<{ title: string; number: string; paragraphs: string[] }> => {
  const [fixed] = await fix(caseNo, draft('withdrawalNotice', { stage: 'submitted' }));
  return (await service.call(`/api/v1/documents/${fixed!.id}`, { as: PERSON })).body;
};

describe('the templates', () => {
  const path = `${TEMPLATES}/330203/withdrawalNotice/1`;

  it('are drafted, edited by the version that was seen, looked at and brought into force', async () => {
    const caseNo = await filed();
    expect((await wordsOf(caseNo)).title).toBe('撤回申请确认书');
    const { status, body } = await post(TEMPLATES, KEEPER, template({ ...WORDS, title: '撤回' }));
    expect([status, body.version, body.status, body.revision]).toEqual([201, 1, 'draft', 1]);
    const edit = (headers: Record<string, string>): Promise<ApiResponse> =>
      service.call(path, { method: 'PUT', as: KEEPER, body: WORDS, headers });
    expect((await edit({})).status).toBe(428);
    expect((await edit({ 'if-match': '"7"' })).status).toBe(412);
    const edited = await edit({ 'if-match': '"1"' });
    expect([edited.status, edited.headers.get('etag'), edited.body.content.title]).toEqual([200, '"2"', '撤回确认书']);
    const specimen = await service.call(`${path}/preview`, { as: KEEPER });
    expect([specimen.status, specimen.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect((await wordsOf(caseNo)).title).toBe('撤回申请确认书');

    const published = await post(`${path}/publish`, KEEPER, {});
    expect([published.status, published.body.status]).toEqual([200, 'published']);
    const words = await wordsOf(caseNo);
    expect(words).toMatchObject({ title: '撤回确认书', paragraphs: [`办件${caseNo}已撤回。`] });
    expect(words.number).toMatch(/^甬海撤〔\d{4}〕\d{6}号$/);
  });

  it('of a region hold before those of the province, which hold before those of the platform', async () => {
    const caseNo = await filed();
    const city = `${TEMPLATES}/330200/withdrawalNotice/1`;
    await post(TEMPLATES, PROVINCIAL, template({ ...WORDS, title: '全市' }, 'withdrawalNotice', '330200'));
    await post(`${city}/publish`, PROVINCIAL, {});
    expect((await wordsOf(caseNo)).title).toBe('撤回确认书');
    await post(TEMPLATES, KEEPER, template({ ...WORDS, title: '第二版' }));
    await post(`${TEMPLATES}/330203/withdrawalNotice/2/publish`, KEEPER, {});
    expect((await wordsOf(caseNo)).title).toBe('第二版');
    expect((await service.call(path, { as: KEEPER })).body.status).toBe('retired');
    await post(`${TEMPLATES}/330203/withdrawalNotice/2/retire`, KEEPER, {});
    expect((await wordsOf(caseNo)).title).toBe('全市');
    await post(`${city}/retire`, PROVINCIAL, {});
    expect((await wordsOf(caseNo)).title).toBe('撤回申请确认书');
    const list = await service.call(`${TEMPLATES}?kind=withdrawalNotice`, { as: KEEPER });
    expect(list.body.items.map((each: Record<string, unknown>) => [each['regionCode'], each['version'], each['status']])).toEqual([
      ['330200', 1, 'retired'],
      ['330203', 2, 'retired'],
      ['330203', 1, 'retired'],
      ['330000', 0, 'published'],
    ]);
  });

  it('are shown to their own region and to those above and below it only', async () => {
    const yuyao: TestPrincipal = { ...KEEPER, id: 'keeper-yuyao', regionCode: '330281' };
    for (const suffix of ['', '/preview']) {
      const { status, body } = await service.call(`${path}${suffix}`, { as: yuyao });
      expect([status, body.code]).toEqual([404, 'ACCEPTANCE.TEMPLATE_NOT_FOUND']);
    }
    expect((await service.call(path, { as: PROVINCIAL })).status).toBe(200);
    const by = await database.query(
      `SELECT edited_by ->> 'id' AS edited, published_by ->> 'id' AS published, retired_by ->> 'id' AS retired
       FROM document_templates WHERE region_code = '330203' AND kind = 'withdrawalNotice' ORDER BY version`,
    );
    expect(by[0]).toEqual({ edited: KEEPER.id, published: KEEPER.id, retired: KEEPER.id });
  });

  it('change no document that was fixed before', async () => {
    const [fixed] = await fix(await filed(), draft('approval', { resultNo: 'JY33' }));
    const before = (await service.call(`/api/v1/documents/${fixed!.id}`, { as: PERSON })).body;
    await post(TEMPLATES, KEEPER, template({ ...WORDS, paragraphs: ['{itemName}：准。'] }, 'approval'));
    await post(`${TEMPLATES}/330203/approval/1/publish`, KEEPER, {});
    expect((await service.call(`/api/v1/documents/${fixed!.id}`, { as: PERSON })).body).toEqual(before);
    expect((await confirm(fixed!.code, fixed!.sha256)).body.hash.confirmed).toBe(true);
  });

  it.each([
    [
      'without what the law asks for',
      KEEPER,
      template({ ...WORDS, paragraphs: ['不受理'] }, 'nonAcceptance'),
      400,
      'ACCEPTANCE.TEMPLATE_INVALID',
    ],
    [
      'with a value its kind does not have',
      KEEPER,
      template({ ...WORDS, paragraphs: ['{caseNo}{points}'] }),
      400,
      'ACCEPTANCE.TEMPLATE_INVALID',
    ],
    ['of an unknown kind', KEEPER, template(WORDS, 'love-letter'), 400, 'HTTP.INVALID'],
    ['without a paragraph', KEEPER, template({ ...WORDS, paragraphs: [] }), 400, 'HTTP.INVALID'],
    ['of another region', KEEPER, template(WORDS, 'withdrawalNotice', '330281'), 403, 'ACCEPTANCE.TEMPLATE_OUT_OF_SCOPE'],
    ['of the province', KEEPER, template(WORDS, 'withdrawalNotice', '330000'), 403, 'ACCEPTANCE.TEMPLATE_OUT_OF_SCOPE'],
    ['by who may not', CLERK_HAISHU, template(), 403, 'ACCESS.FORBIDDEN'],
  ])('%s are refused, and nothing is kept', async (_, as, body, status, code) => {
    const before = await count('document_templates');
    const answer = await post(TEMPLATES, as, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await count('document_templates')).toBe(before);
  });

  it('have one draft at a time, and what is in force or retired is never edited nor published again', async () => {
    const first = `${TEMPLATES}/330203/extensionNotice/1`;
    const content = { ...WORDS, paragraphs: ['{caseNo}因{reason}经{approver}批准延长{days}日至{statutoryDueAt}'] };
    const drafts = await Promise.all([1, 2].map(() => post(TEMPLATES, KEEPER, template(content, 'extensionNotice'))));
    expect(drafts.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(drafts.find(({ status }) => status === 409)!.body.code).toBe('ACCEPTANCE.TEMPLATE_DRAFT_EXISTS');
    expect((await post(`${first}/retire`, KEEPER, {})).body.code).toBe('ACCEPTANCE.TEMPLATE_NOT_IN_FORCE');
    const key = { 'idempotency-key': uuidv7() };
    expect((await post(`${first}/publish`, KEEPER, {}, key)).status).toBe(200);
    const repeated = await post(`${first}/publish`, KEEPER, {}, key);
    expect([repeated.status, repeated.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect((await post(`${first}/publish`, KEEPER, {})).body.code).toBe('ACCEPTANCE.TEMPLATE_NOT_DRAFT');
    const edit = await service.call(first, { method: 'PUT', as: KEEPER, body: content, headers: { 'if-match': '*' } });
    expect([edit.status, edit.body.code]).toEqual([409, 'ACCEPTANCE.TEMPLATE_NOT_DRAFT']);
    expect((await post(`${TEMPLATES}/330203/extensionNotice/9/publish`, KEEPER, {})).body.code).toBe('ACCEPTANCE.TEMPLATE_NOT_FOUND');
  });
});

describe('a handover slip', () => {
  it('is no document of one case: officers of the two bodies read it', async () => {
    const slip = draft('handoverSlip', {
      slipNo: 'S1',
      from: '海曙区政务服务中心',
      to: '余姚市政务服务中心',
      cases: [{ caseNo: 'C1', itemName: '食品经营许可（新办）', papers: [{ name: '申请书', copies: 2 }] }],
    }) as DocumentDraft<'handoverSlip'>;
    const fixed = await service.get(UnitOfWork).run(() =>
      service.get(OfficialDocuments).fixSlip(
        {
          from: { orgCode: COUNTER_HAISHU, name: '海曙区政务服务中心' },
          to: { orgCode: COUNTER_YUYAO, name: '余姚市政务服务中心' },
          regionCode: '330203',
        },
        slip,
      ),
    );
    for (const as of [CLERK_HAISHU, CLERK_YUYAO]) {
      const { status, body } = await service.call(`/api/v1/documents/${fixed.id}`, { as });
      expect(status).toBe(200);
      expect(body.paragraphs[1]).toBe('1. C1 食品经营许可（新办）：申请书（纸质2份）');
    }
    for (const as of [PERSON, MARKET_OFFICER]) expect((await service.call(`/api/v1/documents/${fixed.id}`, { as })).status).toBe(404);
    expect((await confirm(fixed.code, fixed.sha256)).body).toMatchObject({ status: 'valid', caseNo: null, hash: { confirmed: true } });
  });
});
