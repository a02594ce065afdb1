import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountClosedV1 } from '@yiwang/events-auth';
import { uuidv7 } from '@yiwang/kernel';
import { UnitOfWork, type Database } from '@yiwang/persistence';
import { eventOf, eventually, TestService, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { SweepUnusedFiles } from '../src/material/handed/sweep-unused-files.js';
import { CLERK_HAISHU, ENTERPRISE, filing, itemCore, MARKET_OFFICER, PERSON, StubCatalogue } from './builders.js';
import { pdf } from './files.js';

const FILES = '/api/v1/materials/files';
const CONSUMER = 'acceptance.let-go-of-account';

let catalogue: StubCatalogue;
let folder: string;
let service: TestService;
let database: Database;
let probe: EventProbe;

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  folder = await mkdtemp(join(tmpdir(), 'yiwang-closed-'));
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, FILE_DIR: folder, SCANNER: 'sandbox' });
  database = await service.database();
  probe = await service.probe();
  const core = itemCore();
  await database.query(
    `INSERT INTO item_versions (code, version, core, sequence, status, valid_from, received_at) VALUES ($1, 1, $2, 1, 'published', '2026-01-01', now())`,
    [core.itemCode, JSON.stringify(core)],
  );
}, 120_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await catalogue?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const somebody = (): TestPrincipal => ({ ...PERSON, id: uuidv7() });
async function post(path: string, as: TestPrincipal, body: unknown): Promise<Record<string, string>> {
  const answer = await service.call(path, { as, body, headers: { 'idempotency-key': uuidv7() } });
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Record<string, string>;
}
async function uploaded(as: TestPrincipal): Promise<string> {
  const response = await fetch(new URL(`${FILES}?name=a.pdf`, service.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await service.bearer(as)}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': uuidv7(),
    },
    body: pdf(),
  });
  if (response.status !== 201) throw new Error(`not taken: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { fileRef: string }).fileRef;
}
const withFile = (fileRef: string) => filing({ materials: [{ materialCode: 'M1', fileRef }] });
const draftOf = async (as: TestPrincipal, content: object = { itemCode: filing()['itemCode'], channel: 'computer' }): Promise<string> =>
  (await post('/api/v1/drafts', as, { application: content })).draftId!;
const submitted = async (as: TestPrincipal): Promise<string> => {
  const id = await draftOf(as, filing());
  const answer = await service.call(`/api/v1/drafts/${id}/submit`, {
    method: 'POST',
    as,
    headers: { 'idempotency-key': uuidv7(), 'if-match': '"1"' },
  });
  if (answer.status !== 201) throw new Error(`not submitted: ${answer.status} ${JSON.stringify(answer.body)}`);
  return id;
};
const closed = ({ id }: TestPrincipal) => eventOf(AccountClosedV1, { accountId: id, closedAt: new Date().toISOString() });
const handled = async (...eventIds: string[]): Promise<void> =>
  eventually(async () => {
    const rows = await database.query('SELECT 1 FROM inbox WHERE consumer = $1 AND event_id = ANY($2::uuid[])', [CONSUMER, eventIds]);
    expect(rows).toHaveLength(eventIds.length);
  });
const among = async (rows: string, ids: string[]): Promise<string[]> =>
  (await database.query<{ id: string }>(`SELECT id::text FROM ${rows} WHERE id = ANY($1::uuid[]) ORDER BY id`, [ids])).map(({ id }) => id);
const draftsAmong = (ids: string[]) => among('drafts', ids);
const filesAmong = (ids: string[]) => among('material_files', ids);
const readyAmong = (ids: string[]) => among("(SELECT id FROM material_files WHERE status = 'ready') AS ready", ids);
const stored = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);

describe('an account that was closed', () => {
  it('leaves no draft and no file that no case uses; cases keep theirs, and others all they have', async () => {
    const [person, other] = [somebody(), somebody()];
    const [unused, drafted, used, othersFile] = [
      await uploaded(person),
      await uploaded(person),
      await uploaded(person),
      await uploaded(other),
    ];
    const { caseNo } = await post('/api/v1/applications', person, withFile(used));
    const mine = [await draftOf(person, withFile(drafted)), await submitted(person)];
    const theirs = [await draftOf(other), await draftOf(CLERK_HAISHU, { itemCode: filing()['itemCode'], channel: 'window' })];
    const event = closed(person);
    await probe.publish(AccountClosedV1, event);
    await handled(event.id);
    expect(await draftsAmong([...mine, ...theirs])).toEqual([...theirs].sort());
    const files = [unused, drafted, used, othersFile];
    expect(await readyAmong(files)).toEqual([used, othersFile].sort());
    // Whoever sweeps takes the bytes, then the rows.
    await eventually(async () => {
      await service.get(SweepUnusedFiles).execute();
      expect(await filesAmong(files)).toEqual([used, othersFile].sort());
    });
    const left = await stored();
    expect(files.map((id) => left.includes(id))).toEqual([false, false, true, true]);
    const uses = await database.query('SELECT file_id FROM material_uses WHERE case_no = $1', [caseNo]);
    expect(uses).toEqual([{ file_id: used }]);
  });

  it('of an enterprise does so too', async () => {
    const agent = { ...ENTERPRISE, id: uuidv7() };
    const [file, draft] = [await uploaded(agent), await draftOf(agent)];
    const event = closed(agent);
    await probe.publish(AccountClosedV1, event);
    await handled(event.id);
    expect(await draftsAmong([draft])).toEqual([]);
    expect(await readyAmong([file])).toEqual([]);
  });

  it('takes nothing from an office: what an officer handed in is his office’s', async () => {
    const officer = { ...MARKET_OFFICER, id: uuidv7() };
    const [file, issued] = [await uploaded(officer), await uploaded(officer)];
    await post(`${FILES}/${issued}/issue`, officer, {
      holder: { documentType: '001', documentNo: ENTERPRISE.orgCode },
      title: '许可证',
    });
    const event = closed(officer);
    await probe.publish(AccountClosedV1, event);
    await handled(event.id);
    expect(await readyAmong([file, issued])).toEqual([file, issued].sort());
  });

  it('may be told of twice, and of one that has nothing here', async () => {
    const [person, stranger] = [somebody(), somebody()];
    const used = await uploaded(person);
    await post('/api/v1/applications', person, withFile(used));
    const draft = await draftOf(person);
    const [once, again, nothing] = [closed(person), closed(person), closed(stranger)];
    for (const event of [once, once, again, nothing]) await probe.publish(AccountClosedV1, event);
    await handled(once.id, again.id, nothing.id);
    expect(await draftsAmong([draft])).toEqual([]);
    expect(await readyAmong([used])).toEqual([used]);
    expect(await database.query('SELECT 1 FROM dead_letters WHERE consumer = $1', [CONSUMER])).toEqual([]);
  });

  it('leaves a file to the filing that takes it at that moment', async () => {
    const person = somebody();
    const [taken, free] = [await uploaded(person), await uploaded(person)];
    const event = closed(person);
    await service.get(UnitOfWork).run(async () => {
      await database.query('UPDATE material_files SET used_at = now() WHERE id = $1', [taken]);
      await probe.publish(AccountClosedV1, event);
      await eventually(async () => expect(await readyAmong([free])).toEqual([]));
    });
    await handled(event.id);
    expect(await readyAmong([taken, free])).toEqual([taken]);
  });
});
