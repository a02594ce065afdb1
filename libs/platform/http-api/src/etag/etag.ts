import type { FastifyReply, FastifyRequest } from 'fastify';
import { ifMatchMissing, ifMatchStale } from '../problem/http.errors.js';

/** The strong entity tag of a version number or content hash. */
export const etagOf = (version: number | string): string => `"${version}"`;

const tags = (header: string): string[] => header.split(',').map((tag) => tag.trim());
const opaque = (tag: string): string => (tag.startsWith('W/') ? tag.slice(2) : tag);

/**
 * Checks `If-Match` before a change (RFC 9110 §13.1.1, strong comparison).
 * @throws HTTP.IF_MATCH_MISSING (428) without the header, HTTP.IF_MATCH_STALE (412) for another version.
 */
export function requireIfMatch(header: string | undefined, version: number | string): void {
  if (header === undefined || header === '') throw ifMatchMissing();
  if (header.trim() !== '*' && !tags(header).includes(etagOf(version))) throw ifMatchStale();
}

/** Whether the caller's copy is still good (`If-None-Match`, weak comparison), so that 304 can be answered. */
export function notModified(request: { headers: { 'if-none-match'?: string | undefined } }, etag: string): boolean {
  const header = request.headers['if-none-match'];
  if (!header) return false;
  return header.trim() === '*' || tags(header).some((tag) => opaque(tag) === opaque(etag));
}

/**
 * Sets `ETag` and answers 304 without a body where the caller's copy is still good:
 * `return withETag(request, reply, row.version, body)` in a handler with `@Res({ passthrough: true })`.
 */
export function withETag<T>(request: FastifyRequest, reply: FastifyReply, version: number | string, body: T): T | undefined {
  const etag = etagOf(version);
  reply.header('etag', etag);
  if (!notModified(request, etag)) return body;
  reply.code(304);
  return undefined;
}
