import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import { ITEMS, ORGANISATIONS } from '@yiwang/demo-data';
import { TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { catalogue } from '../src/catalogue.service.js';

type Permissions = NonNullable<TestPrincipal['permissions']>;
type Organisation = keyof typeof ORGANISATIONS;

export const officer = (id: string, of: Organisation, regionCode: string, ...permissions: Permissions): TestPrincipal => ({
  ...{ kind: 'officer', id, orgCode: ORGANISATIONS[of].orgCode, regionCode, permissions },
});
/** 部门: drafts its own items, and publishes what a review has passed. */
export const author = officer('editor.haishu', 'haishuMarket', '330203', 'item.manage');
/** 编办: publishes without a review, and decides over what is in force. */
export const manager = officer('items.haishu', 'haishuStaffing', '330203', 'item.manage', 'item.publish');
/** The same in another region. */
export const elsewhere = officer('items.yuyao', 'yuyaoService', '330281', 'item.manage', 'item.publish');

/** The item that most tests are about: its code, and what its author writes. */
export const { itemCode: CODE, ...definition } = ITEMS.cateringLicence;
/** Another item of the same body and category: of this main item. */
export const codeOf = (mainItem: number): string => `${CODE.slice(0, 23)}${String(mainItem).padStart(5, '0')}000`;
export const versionAt = (itemCode: string, version = 1): string => `/api/v1/items/${itemCode}/versions/${version}`;
/** 依据 of a decision, as the query of a move has it. */
export const BASIS = `?basis=${encodeURIComponent('甬编办〔2026〕12号')}`;

/** Status, and the problem's code where there is one. */
export const told = ({ status, body }: ApiResponse): [number, string?] => (status < 300 ? [status] : [status, body.code]);
/** Status, and which rules are broken where. */
export const broken = ({ status, body }: ApiResponse): [number, string[]?] => [
  status,
  body.invalidParams?.map((param: { code: string }) => param.code),
];
export const soon = (ms = 3_000): string => new Date(Date.now() + ms).toISOString();

/** How a test speaks to the service. A request that writes has a key of its own unless it brings one. */
export class CatalogueUnderTest {
  private running: TestService | undefined;
  private listening: EventProbe | undefined;

  async start({ events }: { events: boolean }): Promise<void> {
    this.running = await TestService.start(catalogue);
    if (events) this.listening = await this.running.probe();
  }
  async stop(): Promise<void> {
    await this.listening?.stop();
    await this.running?.stop();
  }

  get service(): TestService {
    return this.running!;
  }
  get probe(): EventProbe {
    return this.listening!;
  }

  readonly get = (path: string, as?: TestPrincipal): Promise<ApiResponse> => this.service.call(path, as && { as });
  readonly send = (
    method: string,
    path: string,
    body: unknown = {},
    as = manager,
    headers: Record<string, string> = {},
  ): Promise<ApiResponse> => this.service.call(path, { method, as, body, headers: { 'idempotency-key': randomUUID(), ...headers } });
  readonly post = (path: string, body?: unknown, as?: TestPrincipal, headers?: Record<string, string>): Promise<ApiResponse> =>
    this.send('POST', path, body, as, headers);
  /** `etag`: what its author saw. */
  readonly put = (path: string, body: unknown, etag: string, as?: TestPrincipal): Promise<ApiResponse> =>
    this.send('PUT', path, body, as, { 'if-match': etag });

  readonly draft = (itemCode: string, more: object = {}, as?: TestPrincipal): Promise<ApiResponse> =>
    this.post('/api/v1/items', { ...definition, ...more, itemCode }, as);
  readonly revise = (itemCode: string, more: object = {}, as?: TestPrincipal): Promise<ApiResponse> =>
    this.post(`/api/v1/items/${itemCode}/versions`, { ...definition, ...more }, as);
  /** The draft as it was read last, with this said otherwise. */
  readonly edit = async (itemCode: string, version: number, more: object, as = manager): Promise<ApiResponse> => {
    const { headers } = await this.get(`${versionAt(itemCode, version)}/draft`, as);
    return this.put(versionAt(itemCode, version), { ...definition, ...more }, headers.get('etag')!, as);
  };
  /** 发布、暂停、恢复、取消 and what is planned of it; `verb` may bring a query. */
  readonly act = (itemCode: string, version: number, verb: string, body?: unknown, as?: TestPrincipal): Promise<ApiResponse> =>
    this.post(`${versionAt(itemCode, version)}/${verb}`, body, as);
  /** Version and status of what the public reads, or the status of the answer. */
  readonly current = async (itemCode: string): Promise<unknown> => {
    const { status, body } = await this.get(`/api/v1/items/${itemCode}`);
    return status === 200 ? [body.version, body.status] : status;
  };

  readonly sql = async <T extends object>(text: string, params: unknown[] = []): Promise<T[]> =>
    (await (await this.service.database()).query(text, params)) as T[];
  readonly count = async (table: string): Promise<number> => {
    const [row] = await this.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`);
    return row!.n;
  };
}

/** One whole service for the tests of a file, with a probe of its topics where `events` are asked for. */
export function catalogueUnderTest(given: { events: boolean } = { events: false }): CatalogueUnderTest {
  const the = new CatalogueUnderTest();
  beforeAll(() => the.start(given), 60_000);
  afterAll(() => the.stop());
  return the;
}
