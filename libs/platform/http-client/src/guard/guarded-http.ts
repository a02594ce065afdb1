import type { OnApplicationShutdown } from '@nestjs/common';
import { Agent, buildConnector, request, type Dispatcher } from 'undici';
import type { AddressGuard } from './address-guard.js';
import { CallFault, type CallFaultCode } from './call-fault.js';
import { judge, judgeSpelled, permittedLookup } from './guarded-address.js';
import { type Resolve, resolveName, shared } from './names.js';

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

export interface GuardedHttpOptions {
  /** Bytes of an answer that are read at most. */
  answerLimit?: number;
  /** How names are looked up; by the name servers unless given. */
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

/**
 * 出站调用 — HTTP to addresses that others have given us. An address is judged where it counts: after the look-up of its name, and once more
 * by the address that the socket is connected to, before anything of the call is sent (of TLS the handshake is over by then); so neither a
 * name that resolves to an internal address nor one that resolves differently the second time leads inside. Redirects are not followed,
 * proxies of the environment not asked. Without TLS only networks that the guard names are called. Connections are not bounded here but by
 * who calls: behind one address there may be many systems, of which a slow one must not hold up the others.
 */
export class GuardedHttp implements OnApplicationShutdown {
  private readonly agent: Agent;
  private readonly answerLimit: number;

  constructor(
    private readonly guard: AddressGuard,
    { answerLimit = 1_048_576, resolve = resolveName }: GuardedHttpOptions = {},
  ) {
    this.answerLimit = answerLimit;
    this.agent = new Agent({ connections: null, keepAliveTimeout: 10_000, connect: this.connector(resolve) });
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
    const lookup = permittedLookup(this.guard, shared(resolve));
    const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup } as buildConnector.BuildOptions);
    return (options, callback) => {
      const secured = options.protocol === 'https:';
      const fault = judgeSpelled(this.guard, options.hostname, secured);
      if (fault) return callback(fault, null);
      return connect(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        const wrong = judge(this.guard, socket.remoteAddress, secured);
        if (wrong === undefined) return callback(null, socket);
        socket.destroy();
        return callback(wrong, null);
      });
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
