import { createHmac, createSecretKey, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';

/** Base 32 of Crockford: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 5;
const BITS = 5;
/** Longer than anybody writes it. */
const MOST = 40;

const hashed = (text: string): Buffer => hash('sha256', text, 'buffer');

function base32(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let shift = (bytes.length * 8) / BITS - 1; shift >= 0; shift--) text += ALPHABET[Number((value >> BigInt(shift * BITS)) & 31n)];
  return text;
}

/** As people write it down: small letters, gaps, O for 0 and I or L for 1. */
const asWritten = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');

/**
 * 查询码 — with the case number it opens the public progress of a case: 40 bits of a keyed hash of the number, so it is stored nowhere,
 * costs a filing no round trip, and whether it is right is known before the database is asked. Its key is its own: codes are printed on
 * paper, and must not end with the key of what is stored.
 */
@Injectable()
export class QueryCodes {
  private readonly key: KeyObject;

  constructor(@Inject(CONFIG) { QUERY_CODE_SECRET }: { QUERY_CODE_SECRET: string }) {
    this.key = createSecretKey(Buffer.from(QUERY_CODE_SECRET));
  }

  /** Eight letters and digits in two groups, such as `7K2M-0QXA`. */
  of(caseNo: string): string {
    const code = base32(createHmac('sha256', this.key).update(`query-code:${caseNo}`).digest().subarray(0, BYTES));
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  }

  /** Takes the same time whatever is given. */
  matches(caseNo: string, given: string | undefined): boolean {
    const right = hashed(asWritten(this.of(caseNo)));
    return timingSafeEqual(right, hashed(asWritten((given ?? '').slice(0, MOST))));
  }
}
