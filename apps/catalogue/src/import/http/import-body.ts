import type { FastifyInstance, FastifyRequest } from 'fastify';
import { gathered } from '../../csv-table/raw-body.js';
import type { Format } from '../layouts/layout.js';

export const IMPORTS_PATH = '/api/v1/catalogue/imports';

/** Media types of the files that are taken in. */
export const FILE_TYPES: ReadonlyMap<string, Format> = new Map([
  ['text/csv', 'csv'],
  ['application/x-ndjson', 'jsonl'],
  ['application/jsonl', 'jsonl'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/zip', 'zip'],
]);

export const formatOf = (contentType: string): Format | undefined => FILE_TYPES.get(contentType.split(';')[0]!.trim().toLowerCase());

const isImport = (request: FastifyRequest): boolean => request.url.split('?')[0] === IMPORTS_PATH;

/**
 * Files are left to the handler of imports as they come; elsewhere a body of such a type is gathered as before, up to `most` bytes. What
 * a handler leaves unread, the server drops with the answer.
 */
export function mountFileBodies(fastify: FastifyInstance, most: number): void {
  fastify.addContentTypeParser([...FILE_TYPES.keys()], (request, payload, done) => {
    if (isImport(request)) done(null, undefined);
    else
      gathered(payload as AsyncIterable<Buffer>, most).then(
        (body) => done(null, body),
        (error: unknown) => done(error as Error, undefined),
      );
  });
}
