import { etagOf, notModified } from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredText } from '../queries/read-item.js';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** May be kept, but is asked for again each time: what is published now may be suspended in a minute. */
export const REVALIDATE = 'public, no-cache';
/** The form of a published version never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';
export const PRIVATE = 'private, no-store';

/** Sends stored bytes as they are, or 304. */
export function sendStored(request: FastifyRequest, reply: FastifyReply, stored: StoredText, type: string, cacheControl: string): void {
  const etag = etagOf(stored.hash);
  reply.header('etag', etag).header('cache-control', cacheControl);
  if (notModified(request, etag)) {
    reply.code(304).send();
    return;
  }
  reply.header('content-type', type).send(stored.body);
}
