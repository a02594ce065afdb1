import { ApiProblem } from './api-problem.js';
import type { Answered, Input, ItemOf, ListPath, Method, Operation, PathOf } from './operation-types.js';
import { retrying, type RetryOptions } from './retrying.js';
import type { TokenSource } from './token-source.js';

export interface ClientOptions {
  /** Where the gateway is: `https://host` or `https://host/prefix`. */
  baseUrl: string;
  /** Left out: anonymous calls, which public reads allow. */
  token?: TokenSource;
  /** Of messages for people; the gateway's own preference (Chinese) where it is left out. */
  language?: 'zh' | 'en';
  /** Tries again after lost answers; see `RetryOptions`. None unless asked for. */
  retry?: RetryOptions;
  /** Instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

/** What a caller may say beside the parameters of the operation. */
export interface CallOptions {
  /** Names one intended effect; made for every change, so it is needed only to continue an effect after a restart. */
  idempotencyKey?: string;
  /** The ETag that a change is based on (`Answer.etag`, or `etagOf(version)`). */
  ifMatch?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface Answer<T> {
  status: number;
  data: T;
  /** Of what was read, for `ifMatch` and `getIfChanged`. */
  etag: string | undefined;
  headers: Headers;
}

export interface RawInput extends CallOptions {
  path?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Of a body that is text; everything else is sent as JSON. */
  contentType?: string;
}

/** Inputs may be left out altogether where nothing in them is required. */
type Arguments<O> = object extends Input<O> ? [input?: Input<O> & CallOptions] : [input: Input<O> & CallOptions];

/** What was given, whatever the path: the inputs of all paths at once would be too much for the compiler. */
const inputOf = (given: readonly unknown[]): RawInput => (given[0] ?? {}) as RawInput;

/** 客户端 — the platform's API by its paths, with the types of the services' own documents. Every method throws ApiProblem, or fetch's error. */
export class YiwangClient {
  constructor(private readonly options: ClientOptions) {}

  get<P extends PathOf<'get'>>(path: P, ...given: Arguments<Operation<'get', P>>): Promise<Answer<Answered<Operation<'get', P>>>> {
    return this.typed('GET', path, given);
  }

  post<P extends PathOf<'post'>>(path: P, ...given: Arguments<Operation<'post', P>>): Promise<Answer<Answered<Operation<'post', P>>>> {
    return this.typed('POST', path, given);
  }

  put<P extends PathOf<'put'>>(path: P, ...given: Arguments<Operation<'put', P>>): Promise<Answer<Answered<Operation<'put', P>>>> {
    return this.typed('PUT', path, given);
  }

  /** A copy that is still good is not sent again. @returns undefined when what has this ETag is unchanged */
  async getIfChanged<P extends PathOf<'get'>>(
    path: P,
    etag: string,
    ...given: Arguments<Operation<'get', P>>
  ): Promise<Answer<Answered<Operation<'get', P>>> | undefined> {
    const { headers, ...rest } = inputOf(given);
    const answer = await this.send('GET', path, { ...rest, headers: { ...headers, 'if-none-match': etag } });
    return answer.status === 304 ? undefined : (answer as Answer<Answered<Operation<'get', P>>>);
  }

  /** Every item of a list, page after page, as it is read: `for await (const item of client.each('/api/v1/items'))`. */
  async *each<P extends ListPath>(path: P, ...args: Arguments<Operation<'get', P>>): AsyncGenerator<ItemOf<P>, void, undefined> {
    const given = inputOf(args);
    for (let cursor: string | undefined; ;) {
      const { data } = await this.send('GET', path, { ...given, query: { ...given.query, ...(cursor !== undefined && { cursor }) } });
      const page = data as { items: ItemOf<P>[]; next: string | null };
      yield* page.items;
      if (page.next === null) return;
      cursor = page.next;
    }
  }

  /** Any call, for paths that are known only at run time. @throws ApiProblem */
  async send(method: Uppercase<Method>, path: string, input: RawInput = {}): Promise<Answer<unknown>> {
    const url = this.options.baseUrl.replace(/\/$/, '') + withParameters(path, input);
    const fetching = this.options.fetch ?? globalThis.fetch;
    const headers = requestHeaders(method, input, this.options.language);
    const body = input.body === undefined ? undefined : input.contentType === undefined ? JSON.stringify(input.body) : String(input.body);
    return retrying(this.options.retry, input.signal, async () => {
      const token = await this.options.token?.();
      const response = await fetching(url, {
        method,
        headers: token === undefined ? headers : { authorization: `Bearer ${token}`, ...headers },
        ...(body !== undefined && { body }),
        ...(input.signal && { signal: input.signal }),
      });
      const data = await readBody(response);
      if (!response.ok && response.status !== 304) throw new ApiProblem(`${method} ${path}`, response, data);
      return { status: response.status, data, etag: response.headers.get('etag') ?? undefined, headers: response.headers };
    });
  }

  private typed<T>(method: Uppercase<Method>, path: string, given: readonly unknown[]): Promise<Answer<T>> {
    return this.send(method, path, inputOf(given)) as Promise<Answer<T>>;
  }
}

/** `/a/{b}?c=d`. A parameter that is undefined is left out of the query; a list stands there once for each. */
function withParameters(template: string, { path = {}, query = {} }: RawInput): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined || value === '') throw new TypeError(`${template} needs the path parameter ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value])
      if (one !== undefined && one !== null) search.append(name, String(one));
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function requestHeaders(method: string, input: RawInput, language: ClientOptions['language']): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json, */*;q=0.5',
    ...(language !== undefined && { 'accept-language': language === 'zh' ? 'zh-CN' : 'en' }),
    ...(input.body !== undefined && { 'content-type': input.contentType ?? 'application/json' }),
    // One key for all tries of this call: the effect happens once although the answer may be lost.
    ...(method !== 'GET' && { 'idempotency-key': input.idempotencyKey ?? globalThis.crypto.randomUUID() }),
    ...(input.ifMatch !== undefined && { 'if-match': input.ifMatch }),
    ...input.headers,
  };
}

/** JSON as what it means, other bodies as text, none as undefined. */
async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  if (!/^application\/(.+\+)?json\b/.test(response.headers.get('content-type') ?? '')) return text;
  return JSON.parse(text) as unknown;
}
