import type { ServerResponse } from 'node:http';
import { isAppError, type AppError } from '@yiwang/kernel';
import { errors, Pool, type Dispatcher } from 'undici';
import { upstreamDown, upstreamTimeout } from '../gateway.errors.js';
import type { UpstreamAnswer } from '../cache/read-through.js';
import { UPSTREAMS, type Upstream } from '../routing/routes.js';
import { ResponsePipe } from './response-pipe.js';
import { WholeAnswer } from './whole-answer.js';

export interface UpstreamOptions {
  origins: Readonly<Record<Upstream, string>>;
  timeoutMs: number;
  connectTimeoutMs: number;
  connections: number;
  /** Connections for answers that stay open; they are kept apart, so that none of the others waits for one. */
  streams: number;
}

export interface Outgoing {
  method: string;
  /** Path and query at the service. */
  path: string;
  headers: Record<string, string | string[]>;
  /** Gathered, or as it comes. */
  body: Buffer | AsyncIterable<Buffer> | undefined;
  /** The answer stays open. */
  stream?: boolean;
}

/** Requests waiting for a connection to one service, beyond which more are refused at once. */
const MAX_WAITING = 2_048;
/** Shorter than the 72 s that our services keep an idle connection, so that none is closed under a request. */
const IDLE_MS = 30_000;
/** Several times what a service lets pass between two signs of life on a stream. */
const SILENT_MS = 60_000;
/** From the last byte of a file to the answer: it is scanned, looked into and stored meanwhile. */
const FILE_MS = 120_000;

/** Connections to the services behind, kept alive, one pool each. */
export class Upstreams {
  private readonly pools: Readonly<Record<Upstream, Pool>>;
  private readonly streamPools = new Map<Upstream, Pool>();

  constructor(private readonly options: UpstreamOptions) {
    const pool = (name: Upstream): Pool => this.open(name, options.connections, options.timeoutMs);
    this.pools = Object.fromEntries(UPSTREAMS.map((name) => [name, pool(name)])) as Record<Upstream, Pool>;
  }

  /**
   * Sends the request and streams the answer into `response`. Resolves when the answer is through or the client has gone.
   * @throws AppError GATEWAY.UPSTREAM_DOWN or GATEWAY.UPSTREAM_TIMEOUT while nothing has been written.
   */
  async pipe(upstream: Upstream, request: Outgoing, response: ServerResponse): Promise<void> {
    try {
      await this.attempt(upstream, request, response);
    } catch (error) {
      // A kept connection may have been closed just then; a read can simply be sent again. A change cannot: it may have been done.
      if (!mayRepeat(request.method, error) || response.destroyed) throw asAppError(error);
      await this.attempt(upstream, request, response).catch((again: unknown) => {
        throw asAppError(again);
      });
    }
  }

  /** Sends a GET and reads the whole answer. @throws as `pipe`. */
  async fetch(upstream: Upstream, path: string, headers: Record<string, string | string[]>, timeoutMs?: number): Promise<UpstreamAnswer> {
    const limits = timeoutMs === undefined ? {} : { headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
    const ask = (): Promise<UpstreamAnswer> =>
      new Promise((resolve, reject) => {
        this.free(upstream).dispatch({ method: 'GET', path, headers, ...limits }, new WholeAnswer(resolve, reject));
      });
    try {
      return await ask();
    } catch (error) {
      if (!mayRepeat('GET', error)) throw asAppError(error);
      return ask().catch((again: unknown) => {
        throw asAppError(again);
      });
    }
  }

  /** Cuts the answers that would never end by themselves; their clients come again. */
  async endStreams(): Promise<void> {
    await Promise.all([...this.streamPools.values()].map((pool) => pool.destroy()));
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.pools).map((pool) => pool.destroy()));
    await this.endStreams();
  }

  private open(name: Upstream, connections: number, bodyTimeout: number): Pool {
    return new Pool(this.options.origins[name], {
      connections,
      pipelining: 1,
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_MS,
      connect: { timeout: this.options.connectTimeoutMs },
      headersTimeout: this.options.timeoutMs,
      bodyTimeout,
    });
  }

  private poolOf(upstream: Upstream, stream: boolean): Pool {
    if (!stream) return this.pools[upstream];
    let pool = this.streamPools.get(upstream);
    if (!pool) this.streamPools.set(upstream, (pool = this.open(upstream, this.options.streams, SILENT_MS)));
    return pool;
  }

  private attempt(upstream: Upstream, request: Outgoing, response: ServerResponse): Promise<void> {
    return new Promise((resolve, reject) => {
      const pipe = new ResponsePipe(response, this.options.timeoutMs, resolve, reject);
      const options: Dispatcher.DispatchOptions = {
        method: request.method as Dispatcher.HttpMethod,
        path: request.path,
        headers: request.headers,
        // undici takes what is iterated as well, which its types do not say.
        body: (request.body ?? null) as Buffer | null,
        ...(isFile(request.body) && { headersTimeout: FILE_MS }),
      };
      // Slow senders of files must not take the connections that everybody else needs.
      this.free(upstream, request.stream === true || isFile(request.body)).dispatch(options, pipe);
    });
  }

  /** The pool, unless so many requests wait for it that waiting has no sense. */
  private free(upstream: Upstream, stream = false): Pool {
    const pool = this.poolOf(upstream, stream);
    if (pool.stats.queued > MAX_WAITING) throw upstreamDown({ retryAfter: 1, cause: 'queue full' });
    return pool;
  }
}

const isFile = (body: Outgoing['body']): boolean => body !== undefined && !Buffer.isBuffer(body);

const REPEATABLE = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

const mayRepeat = (method: string, error: unknown): boolean => (method === 'GET' || method === 'HEAD') && REPEATABLE.has(codeOf(error));

function asAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) return upstreamTimeout({ cause: error });
  return upstreamDown({ retryAfter: 1, cause: error });
}
