import type { IncomingMessage } from 'node:http';
import { bodyTooLarge } from '@yiwang/http-api';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

/**
 * The body of a request as it comes, for the service behind; nothing of it is kept. Its length goes along where it is known. The request
 * is not destroyed when nobody reads on, since the answer still has to go out on its connection.
 * @throws AppError HTTP.BODY_TOO_LARGE, at once where the length is known, else when it is reached
 */
export function streamedBody(
  request: IncomingMessage,
  headers: Record<string, string | string[]>,
  most = NO_LIMIT,
): AsyncIterable<Buffer> | undefined {
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] === undefined) return undefined;
  if (Number(length ?? 0) > most) throw bodyTooLarge();
  if (length !== undefined) headers['content-length'] = length;
  return counted(request, most);
}

async function* counted(request: IncomingMessage, most: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw bodyTooLarge();
    yield piece;
  }
}
