import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ENDING_KINDS, FieldCipher, TokenVerifier, type EndableToken } from '@yiwang/access';
import { z } from 'zod';
import { linkInvalid } from '../domain/material.errors.js';
import type { Reading } from './record-reading.js';

const MOST = 2_048;
const text = z.string().max(200);
/** Short names: it all stands in an address. No personal data. */
const Claims = z.strictObject({
  f: z.uuid(),
  c: text,
  i: text,
  m: text,
  p: text,
  t: text.optional(),
  k: text,
  u: text,
  o: text.optional(),
  l: text,
  e: z.int(),
  /** What it ends with, when he had his token. */
  s: z
    .array(z.tuple([z.enum(ENDING_KINDS), text]))
    .max(ENDING_KINDS.length)
    .optional(),
  d: z.int().optional(),
});

/**
 * 短期链接 — opens one file of one case for some minutes to whoever has it: for a viewer or a download, which send no token. Signed with a
 * key derived from the data key; it names who asked for it, in whose name each use is recorded, and with whose access it ends. Like tokens, it
 * follows no moved clock.
 */
@Injectable()
export class MaterialLinks {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly tokens: TokenVerifier,
  ) {}

  /** `given`: the access that it is given in, and ends with; what a service hands on outlives the service's token. */
  issue(
    fileId: string,
    { caseNo, itemCode, materialCode, purpose, taskId, by }: Reading,
    seconds: number,
    given?: EndableToken,
  ): { token: string; expiresAt: Date } {
    const expires = Math.floor(Date.now() / 1000) + seconds;
    const claims: z.input<typeof Claims> = {
      f: fileId,
      c: caseNo,
      i: itemCode,
      m: materialCode,
      p: purpose,
      t: taskId,
      k: by.kind,
      u: by.id,
      o: by.orgCode,
      l: by.clientId,
      e: expires,
      ...(given && { s: given.subjects.map(([kind, id]) => [kind, id]), d: given.issuedAt }),
    };
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return { token: `${body}.${this.sign(body)}`, expiresAt: new Date(expires * 1000) };
  }

  /** @throws ACCEPTANCE.MATERIAL_LINK_INVALID */
  open(token: string): { fileId: string; reading: Reading } {
    const [body = '', signature = ''] = token.length > MOST ? [] : token.split('.');
    const expected = Buffer.from(this.sign(body));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw linkInvalid();
    const { f, c, i, m, p, t, k, u, o, l, e, s, d = 0 } = Claims.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
    if (e * 1000 <= Date.now() || (s && this.tokens.endedSince({ issuedAt: d, subjects: s }))) throw linkInvalid();
    const by = { kind: k, id: u, ...(o !== undefined && { orgCode: o }), clientId: l };
    return {
      fileId: f,
      reading: { caseNo: c, itemCode: i, materialCode: m, purpose: `link: ${p}`, ...(t !== undefined && { taskId: t }), by },
    };
  }

  private sign(body: string): string {
    return this.cipher.lookupHash(`material-link:${body}`);
  }
}
