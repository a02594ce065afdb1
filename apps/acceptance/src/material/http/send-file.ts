import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SealedFiles } from '../../storage/sealed-files.js';
import type { ByteRange } from '../../storage/file-store.js';
import { rangeWrong } from '../domain/material.errors.js';
import type { MaterialFile } from '../material-files.js';

/** One range, as RFC 9110 §14.1.2 writes it; several at once are answered with the whole. */
const RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/;

function rangeOf(header: string | undefined, size: number): ByteRange | undefined {
  const [, from = '', to = ''] = RANGE.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start >= size || start > end) throw rangeWrong();
  return { start, end };
}

/** RFC 6266 with the name in UTF-8: Chinese names are the rule, not the exception. */
const disposition = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** Answers with a file, as it streams out of the store. Never shown in a page of ours: what it is, the sender said or made look so. */
@Injectable()
export class SendFile {
  constructor(private readonly files: SealedFiles) {}

  /** @throws ACCEPTANCE.FILE_RANGE_INVALID, ACCEPTANCE.FILE_GONE, ACCEPTANCE.FILE_STORE_DOWN */
  async execute({ name, mediaType, stored }: MaterialFile, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const range = rangeOf(request.headers.range, stored.size);
    const bytes = await this.files.open(stored, range);
    reply.headers({
      'content-type': mediaType,
      'content-length': range ? range.end - range.start + 1 : stored.size,
      'content-disposition': disposition(name),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'repr-digest': `sha-256=:${Buffer.from(stored.sha256, 'hex').toString('base64')}:`,
      ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${stored.size}` }),
    });
    await reply.code(range ? 206 : 200).send(Readable.from(bytes, { objectMode: false }));
  }
}
