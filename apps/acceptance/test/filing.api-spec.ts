import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Principal } from '@yiwang/access';
import { CaseAcceptedV1, CaseSubmittedV1 } from '@yiwang/events-acceptance';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import pg from 'pg';
import { acceptance } from '../src/acceptance.service.js';
import { FileCase } from '../src/case/use-cases/file-case.js';
import type { FileCaseCommand } from '../src/case/use-cases/filing-desk.js';
import { atCounter, CLERK_HAISHU, ENTERPRISE, filing, itemCode, itemCore, OTHER_PERSON, PERSON, StubCatalogue } from './builders.js';
import { pdf } from './files.js';

let catalogue: StubCatalogue;
let folder: string;
let service: TestService;
let database: Database;
let probe: EventProbe;

const publish = (core: ItemOperationalCore): Promise<void> => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core));
const post = (path: string, as: TestPrincipal, body: unknown): Promise<ApiResponse> =>
  service.call(path, { method: 'POST', as, body, headers: { 'idempotency-key': uuidv7() } });
const file = (body: unknown = filing(), as = PERSON) => post('/api/v1/applications', as, body);
async function filed(body: unknown = filing(), as = PERSON): Promise<string> {
  const answer = await file(body, as);
  if (answer.status !== 201) throw new Error(`not filed: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.caseNo as string;
}
async function uploaded(as: TestPrincipal): Promise<string> {
  const response = await fetch(new URL('/api/v1/materials/files?name=a.pdf', service.url), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await service.bearer(as)}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': uuidv7(),
    },
    body: new Uint8Array(pdf()),
  });
  return ((await response.json()) as { fileRef: string }).fileRef;
}

const chenJing = { kind: 'person', name: '陈静', documentNo: '330281198805124628' };
const forAnother = (more: object = {}) => filing({ applicant: chenJing, authority: { kind: 'powerOfAttorney' }, ...more });
const withFile = (fileRef: string) => ({ materials: [{ materialCode: 'M1', fileRef }] });

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  folder = await mkdtemp(join(tmpdir(), 'yiwang-filing-'));
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, CALENDAR_FRESH_MS: '60000', FILE_DIR: folder });
  database = await service.database();
  probe = await eventually(() => service.probe());
  await publish(itemCore());
  await publish(itemCore({ itemCode: itemCode(2) }));
  await eventually(async () => expect((await file()).status).toBe(201));
  await eventually(async () => expect((await file(filing({ itemCode: itemCode(2) }))).status).toBe(201));
}, 120_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await catalogue?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('filing online', () => {
  /** What the work sends to the database; what the service does meanwhile by itself is not counted. */
  async function sentBy(work: () => Promise<unknown>): Promise<string[]> {
    const counted = new AsyncLocalStorage<string[]>();
    const sent: string[] = [];
    const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
    const spy = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
      const [statement] = args as [string | { text: string }];
      counted.getStore()?.push(typeof statement === 'string' ? statement : statement.text);
      return query.apply(this, args) as never;
    });
    try {
      await counted.run(sent, work);
    } finally {
      spy.mockRestore();
    }
    return sent;
  }

  it('takes one round trip to the database: the case, its step, the fact and the key are one statement', async () => {
    const principal: Principal = {
      kind: 'person',
      id: PERSON.id,
      realNameLevel: 3,
      permissions: new Set(PERSON.permissions),
      clientId: 'portal',
    };
    const once = (): Promise<string[]> =>
      sentBy(() =>
        service
          .get(FileCase)
          .execute(filing() as unknown as FileCaseCommand, principal, { scope: 'person:1', route: 'r', key: uuidv7(), bodyHash: 'h' }),
      );
    const counts: number[] = [];
    let last: string[] = [];
    for (let n = 0; n < 6; n++) counts.push((last = await once()).length);
    // The first may find its item read too long ago, and so may one of the others, whose five seconds end just then.
    expect(counts.slice(1).filter((count) => count > 1).length).toBeLessThanOrEqual(1);
    expect(Math.min(...counts)).toBe(1);
    for (const table of ['cases', 'case_steps', 'outbox', 'idempotency_keys']) expect(last.at(-1)).toContain(`INSERT INTO ${table}`);
  });

  it('reads for likely duplicates only where they are asked for, and that once', async () => {
    const principal: Principal = {
      kind: 'person',
      id: PERSON.id,
      realNameLevel: 3,
      permissions: new Set(PERSON.permissions),
      clientId: 'portal',
    };
    const command = { ...filing(), warnOfDuplicates: true } as unknown as FileCaseCommand;
    const sent = await sentBy(() =>
      service.get(FileCase).execute(command, principal, { scope: 'person:1', route: 'r', key: uuidv7(), bodyHash: 'h' }),
    );
    expect(sent.filter((text) => text.includes('FROM near'))).toHaveLength(1);
  });
});

describe('an agent (代办)', () => {
  it('is the account that pays, rates and is written to', async () => {
    const caseNo = await filed(forAnother());
    expect((await probe.next(CaseSubmittedV1, caseNo)).data.by).toMatchObject({ kind: 'person', id: PERSON.id });
    await post(`/api/v1/applications/${caseNo}/accept`, CLERK_HAISHU, {});
    expect((await probe.next(CaseAcceptedV1, caseNo)).data.applicant).toEqual({ kind: 'person', accountId: PERSON.id });
    const writer: TestPrincipal = { kind: 'service', id: 'svc-notification', clientId: 'svc-notification' };
    const contact = await service.call(`/api/v1/internal/applications/${caseNo}/contact`, { as: writer });
    expect(contact.body).toEqual({ caseNo, accountId: PERSON.id, mobile: null });
  });

  it('reads the form that he has filled in', async () => {
    const caseNo = await filed(forAnother());
    const read = (as: TestPrincipal) => service.call(`/api/v1/applications/${caseNo}/form`, { as });
    expect([(await read(PERSON)).status, (await read(OTHER_PERSON)).status]).toEqual([200, 404]);
  });

  it('does not learn from a case of his own what else the applicant has filed', async () => {
    const applicant = { kind: 'legalPerson', name: '甬江餐饮', documentNo: ENTERPRISE.orgCode };
    const hers = await filed(filing({ itemCode: itemCode(2) }), ENTERPRISE);
    const his = await filed(filing({ itemCode: itemCode(2), applicant, authority: { kind: 'powerOfAttorney' } }));
    const relations = async (caseNo: string, as: TestPrincipal) =>
      (await service.call(`/api/v1/applications/${caseNo}/relations`, { as })).body.likelyDuplicates;
    expect(await relations(his, PERSON)).toEqual([]);
    expect(await relations(hers, ENTERPRISE)).toMatchObject([{ caseNo: null, ground: 'sameDocument' }]);
    expect(await relations(his, CLERK_HAISHU)).toMatchObject([{ caseNo: hers }]);
  });

  it('hands in files that are held for nobody else, neither when he files nor when he corrects', async () => {
    const holders = (ref: string) =>
      database.query('SELECT holder_hash, used_at IS NOT NULL AS used FROM material_files WHERE id = $1', [ref]);
    const [first, second, seen] = [await uploaded(PERSON), await uploaded(PERSON), await uploaded(CLERK_HAISHU)];
    const caseNo = await filed(forAnother(withFile(first)));
    expect(await holders(first)).toEqual([{ holder_hash: null, used: true }]);
    await post(`/api/v1/applications/${caseNo}/correction-requests`, CLERK_HAISHU, { points: ['申请书不清晰'] });
    const { headers } = await service.call(`/api/v1/applications/${caseNo}`, { as: PERSON });
    const corrected = await service.call(`/api/v1/applications/${caseNo}/resubmissions`, {
      as: PERSON,
      body: withFile(second),
      headers: { 'idempotency-key': uuidv7(), 'if-match': headers.get('etag')! },
    });
    expect(corrected.status).toBe(200);
    expect(await holders(second)).toEqual([{ holder_hash: null, used: true }]);
    await filed(atCounter({ applicant: chenJing, ...withFile(seen) }), CLERK_HAISHU);
    expect(await holders(seen)).toEqual([{ holder_hash: expect.any(String), used: true }]);
  });
});
