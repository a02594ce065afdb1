import { Readable } from 'node:stream';
import { bodyTooLarge, unsupportedMedia } from '@yiwang/http-api';
import type { FastifyRequest } from 'fastify';

/**
 * The bytes of a body that is no JSON, whether it was gathered for us or is still coming.
 * @throws HTTP.UNSUPPORTED_MEDIA_TYPE for a body of another kind, HTTP.BODY_TOO_LARGE beyond `most` bytes
 */
export async function rawBody({ body }: FastifyRequest, most: number): Promise<Buffer> {
  if (Buffer.isBuffer(body)) {
    if (body.length > most) throw bodyTooLarge();
    return body;
  }
  if (!(body instanceof Readable)) throw unsupportedMedia();
  return gathered(body as AsyncIterable<Buffer>, most);
}

/** A stream as one piece. @throws HTTP.BODY_TOO_LARGE beyond `most` bytes */
export async function gathered(stream: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > most) throw bodyTooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces, length);
}
