import { unsupportedMedia } from '@yiwang/http-api';
import type { FastifyInstance } from 'fastify';

export const UPLOAD_PATH = '/api/v1/materials/files';

/** An upload's body is left to its handler as it comes; elsewhere a body that is not JSON is refused, as it was without this. */
export function mountUploadBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('*', (request, _payload, done) => {
    const isUpload = request.method === 'POST' && request.url.split('?')[0] === UPLOAD_PATH;
    if (isUpload) done(null, undefined);
    else done(unsupportedMedia(), undefined);
  });
}
