import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** Headers of one connection (RFC 9110 §7.6.1): they are never handed on. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Written by the gateway itself, whatever the client says. `expect` is answered by our own server. */
const OWN = new Set(['host', 'content-length', 'expect', 'forwarded', 'x-real-ip', 'traceparent']);
const isOwn = (name: string): boolean => OWN.has(name) || name.startsWith('x-forwarded-');

/** The names that a `Connection` header makes hop-by-hop. */
function namedByConnection(headers: IncomingHttpHeaders): Set<string> | undefined {
  const value = headers.connection;
  if (value === undefined || value === 'keep-alive' || value === 'close') return undefined;
  return new Set(
    value
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
}

/** The headers of an answer that belong to the answer, not to the connection it came over. */
export function withoutHopByHop(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const named = namedByConnection(headers);
  const out: Record<string, string | string[]> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !HOP_BY_HOP.has(name) && !named?.has(name)) out[name] = value;
  }
  return out;
}

/** The headers with which a service's answer goes out: what the gateway itself varies by is added to what the service does. */
export function answerHeaders(headers: IncomingHttpHeaders, response: ServerResponse): Record<string, string | string[]> {
  const out = withoutHopByHop(headers);
  const own = response.getHeader('vary');
  if (own !== undefined && out['vary'] !== undefined) out['vary'] = `${[out['vary']].flat().join(', ')}, ${String(own)}`;
  return out;
}

export interface ForwardedFacts {
  /** The chain of addresses for `X-Forwarded-For`. */
  chain: string;
  /** Whether `X-Forwarded-Proto` and `-Host` of the request come from a proxy of ours. */
  believed: boolean;
  traceparent: string;
}

/** The headers to send to a service: the client's own, and who it is and what trace it belongs to, as the gateway knows it. */
export function toUpstream(request: IncomingMessage, facts: ForwardedFacts): Record<string, string | string[]> {
  const { headers } = request;
  const named = namedByConnection(headers);
  const out: Record<string, string | string[]> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !HOP_BY_HOP.has(name) && !isOwn(name) && !named?.has(name)) out[name] = value;
  }
  const single = (name: string): string | undefined => (facts.believed ? [headers[name] ?? []].flat()[0] : undefined);
  out['x-forwarded-for'] = facts.chain;
  out['x-forwarded-host'] = single('x-forwarded-host') ?? headers.host ?? '';
  out['x-forwarded-proto'] = single('x-forwarded-proto') ?? 'http';
  out['traceparent'] = facts.traceparent;
  return out;
}
