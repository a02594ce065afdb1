import { hash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';

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
 * costs a filing no round trip, and whether it is right is known before the database is asked. It lives as long as the data key.
 */
@Injectable()
export class QueryCodes {
  constructor(private readonly cipher: FieldCipher) {}

  /** Eight letters and digits in two groups, such as `7K2M-0QXA`. */
  of(caseNo: string): string {
    const hash = Buffer.from(this.cipher.lookupHash(`query-code:${caseNo}`), 'base64url');
    const code = base32(hash.subarray(0, BYTES));
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  }

  /** Takes the same time whatever is given. */
  matches(caseNo: string, given: string | undefined): boolean {
    const right = hashed(asWritten(this.of(caseNo)));
    return timingSafeEqual(right, hashed(asWritten((given ?? '').slice(0, MOST))));
  }
}
