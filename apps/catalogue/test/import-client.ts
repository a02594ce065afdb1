import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { eventually, type TestPrincipal, type TestService } from '@yiwang/testing';
import type { ImportView } from '../src/import/http/import.schema.js';

export const IMPORTS = '/api/v1/catalogue/imports';
export const CSV = 'text/csv';
export const JSONL = 'application/x-ndjson';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const ZIP = 'application/zip';

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream;
interface Sent {
  type?: string;
  query?: string;
  as?: TestPrincipal;
  key?: string;
}
interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, string>;
}
export interface ToldProblem {
  table: string;
  line: number;
  field: string | null;
  rule: string;
}

/** How a test sends files of items and asks for them, as `officer` unless it says otherwise. */
export class ImportClient {
  constructor(
    private readonly service: () => TestService,
    private readonly officer: TestPrincipal,
  ) {}

  readonly send = async (body: Body, { type = CSV, query = '', as = this.officer, key = randomUUID() }: Sent = {}): Promise<Answer> => {
    const headers = { authorization: `Bearer ${await this.service().bearer(as)}`, 'content-type': type, 'idempotency-key': key };
    const response = await fetch(new URL(`${IMPORTS}${query}`, this.service().url), { method: 'POST', headers, body, duplex: 'half' });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, string> };
  };

  readonly read = async (id: string, as = this.officer): Promise<ImportView> =>
    (await this.service().call(`${IMPORTS}/${id}`, { as })).body as ImportView;

  readonly finished = (id: string, as = this.officer): Promise<ImportView> =>
    eventually(async () => {
      const view = await this.read(id, as);
      expect(['done', 'failed']).toContain(view.status);
      return view;
    }, 60_000);

  /** Sends a file and waits until it is over. */
  readonly run = async (body: Body, sent: Sent = {}): Promise<ImportView> => {
    const { status, body: accepted } = await this.send(body, sent);
    expect([status, accepted['code']]).toEqual([202, undefined]);
    return this.finished(accepted['id']!, sent.as);
  };

  readonly problemsOf = async ({ id }: ImportView): Promise<ToldProblem[]> =>
    (await this.service().call(`${IMPORTS}/${id}/problems?limit=100`, { as: this.officer })).body.items;

  readonly exported = async (query: string, as = this.officer): Promise<Uint8Array<ArrayBuffer>> => {
    const headers = { authorization: `Bearer ${await this.service().bearer(as)}` };
    const response = await fetch(new URL(`/api/v1/catalogue/exports?${query}`, this.service().url), { headers });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, expect.stringContaining('private')]);
    return new Uint8Array(await response.arrayBuffer());
  };

  /** What the library has, down to the moment of its last change. */
  readonly rows = async (): Promise<unknown[]> =>
    (await this.service().database()).query('SELECT item_code, version, status, etag, updated_at FROM item_versions ORDER BY 1, 2');
}
