import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import type { AddressGuard } from './address-guard.js';

/** Why a guarded call brought no answer. `forbidden` and `insecure` are for a person to mend; the others may pass. */
export type CallFaultCode =
  'invalid' | 'forbidden' | 'insecure' | 'unknown-host' | 'unreachable' | 'tls' | 'timeout' | 'cancelled' | 'broken';

export class CallFault extends Error {
  constructor(
    readonly code: CallFaultCode,
    options?: ErrorOptions,
  ) {
    super(`the call failed: ${code}`, options);
  }
}

export interface GuardedCall {
  method: 'GET' | 'POST' | 'PUT';
  headers: Record<string, string>;
  body?: string | Uint8Array;
  /** From the look-up of the name to the last byte of the answer. */
  timeoutMs: number;
  /** Ends the call early, with `cancelled`. */
  signal?: AbortSignal;
}

export interface GuardedAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** As it came: the caller knows its character set. */
  body: Buffer;
  /** Whether the body is all that there was; what is longer than the limit is cut off and not read on. */
  complete: boolean;
}

export type Resolve = (host: string) => Promise<LookupAddress[]>;

export interface GuardedHttpOptions {
  /** Bytes of an answer that are read at most. */
  answerLimit?: number;
  /** Connections to one host at a time. */
  connections?: number;
  /** How names are looked up; the machine's resolver unless given. */
  resolve?: Resolve;
}

const CONNECT_TIMEOUT_MS = 5_000;
const FAULTS: Readonly<Record<string, CallFaultCode>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
};

const bySystem: Resolve = (host) =>
  new Promise((resolve, reject) => systemLookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found))));

/**
 * 出站调用 — HTTP to addresses that others have given us. An address is judged where it counts: after the look-up of its name, and once more
 * by the address that the socket is connected to, before a byte is sent; so neither a name that resolves to an internal address nor one that
 * resolves differently the second time leads inside. Redirects are not followed, proxies of the environment not asked. Without TLS only
 * networks that the guard names are called.
 */
export class GuardedHttp implements OnApplicationShutdown {
  private readonly agent: Agent;
  private readonly answerLimit: number;

  constructor(
    private readonly guard: AddressGuard,
    { answerLimit = 1_048_576, connections = 8, resolve = bySystem }: GuardedHttpOptions = {},
  ) {
    this.answerLimit = answerLimit;
    this.agent = new Agent({ connections, keepAliveTimeout: 10_000, connect: this.connector(resolve) });
  }

  /** @throws CallFault */
  async send(url: string, { method, headers, body, timeoutMs, signal }: GuardedCall): Promise<GuardedAnswer> {
    const target = URL.parse(url);
    if (target === null || !['http:', 'https:'].includes(target.protocol) || target.username !== '' || target.password !== '') {
      throw new CallFault('invalid');
    }
    const late = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(target, {
        dispatcher: this.agent,
        method,
        headers,
        body: body ?? null,
        signal: signal ? AbortSignal.any([late, signal]) : late,
      });
      return { status: answer.statusCode, headers: answer.headers, ...(await this.read(answer.body)) };
    } catch (cause) {
      throw faultOf(cause, late, signal);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.destroy();
  }

  private async read(stream: Dispatcher.ResponseData['body']): Promise<Pick<GuardedAnswer, 'body' | 'complete'>> {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of stream as AsyncIterable<Buffer>) {
      bytes += part.length;
      parts.push(part);
      if (bytes > this.answerLimit) return { body: Buffer.concat(parts).subarray(0, this.answerLimit), complete: false };
    }
    return { body: Buffer.concat(parts), complete: true };
  }

  private connector(resolve: Resolve): buildConnector.connector {
    const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: this.lookup(resolve) } as buildConnector.BuildOptions);
    return (options, callback) => {
      const judge = (address: string | undefined): CallFault | undefined => {
        if (address === undefined || !this.guard.permits(address)) return new CallFault('forbidden');
        return options.protocol === 'https:' || this.guard.names(address) ? undefined : new CallFault('insecure');
      };
      // Of an address that is written out there is no look-up.
      const fault = isIP(options.hostname) === 0 ? undefined : judge(options.hostname);
      if (fault) return callback(fault, null);
      return connect(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        const wrong = judge(socket.remoteAddress);
        if (wrong === undefined) return callback(null, socket);
        socket.destroy();
        return callback(wrong, null);
      });
    };
  }

  /** Gives the socket permitted addresses only. One forbidden among them spoils them all: whoever mixes them is up to something. */
  private lookup(resolve: Resolve): LookupFunction {
    return (host, options: LookupOptions, callback) => {
      resolve(host).then(
        (found) => {
          const wanted = found.filter(({ family }) => !options.family || options.family === family);
          const [first] = wanted;
          if (!first) return callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
          if (!wanted.every(({ address }) => this.guard.permits(address))) return callback(new CallFault('forbidden'), '', 0);
          return options.all ? callback(null, wanted) : callback(null, first.address, first.family);
        },
        (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
      );
    };
  }
}

const TLS_FAULT = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/;

interface ErrorLike {
  code?: string;
  cause?: ErrorLike;
  /** Of several addresses that were tried. */
  errors?: readonly ErrorLike[];
}

function faultOf(cause: unknown, late: AbortSignal, signal: AbortSignal | undefined): CallFault {
  if (signal?.aborted) return new CallFault('cancelled', { cause });
  if (late.aborted) return new CallFault('timeout', { cause });
  for (let error = cause as ErrorLike | undefined, depth = 0; error && depth < 5; error = error.errors?.[0] ?? error.cause, depth++) {
    if (error instanceof CallFault) return error;
    const known = FAULTS[error.code ?? ''];
    if (known) return new CallFault(known, { cause });
    if (TLS_FAULT.test(error.code ?? '')) return new CallFault('tls', { cause });
  }
  return new CallFault('broken', { cause });
}
