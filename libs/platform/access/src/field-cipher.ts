import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { readDataKeys, type DataCipher } from '@yiwang/config';
import { aes256Gcm, sm4CtrHmacSm3, type Sealing } from './sealings.js';

/** What a value says of itself before its dot: `k1` or `k1:sm4`. */
const SEALINGS: Readonly<Record<DataCipher, { mark: string; make: (derive: (purpose: string, bytes: number) => KeyObject) => Sealing }>> = {
  'aes-256-gcm': { mark: '', make: aes256Gcm },
  sm4: { mark: ':sm4', make: sm4CtrHmacSm3 },
};

/** A key object, since node would make one of plain bytes at every use. */
const derived = (key: Buffer, purpose: string, bytes: number): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, bytes)));

/**
 * Encrypts single values at rest (identity numbers, names, signing keys). The text form is `<key id>[:<algorithm>].<base64url>`: values of
 * earlier keys and of the other algorithm are told apart and open as long as their key is named. `context` binds a value to its place: a
 * value copied to another row or column does not decrypt there.
 */
export class FieldCipher {
  private readonly sealings = new Map<string, Sealing>();
  private readonly lookupKey: KeyObject;
  /** `k1`: what values sealed now begin with; others are to be sealed anew. */
  readonly mark: string;

  /** `dataKeys` as `DATA_KEY` has them. @throws RangeError */
  constructor(dataKeys: string, algorithm: DataCipher = 'aes-256-gcm') {
    const { sealing, lookup } = readDataKeys(dataKeys);
    for (const { id, key } of sealing) {
      for (const { mark, make } of Object.values(SEALINGS)) {
        this.sealings.set(
          id + mark,
          make((purpose, bytes) => derived(key, purpose, bytes)),
        );
      }
    }
    this.mark = sealing[0]!.id + SEALINGS[algorithm].mark;
    this.lookupKey = derived(lookup, 'yiwang/lookup', 32);
  }

  encrypt(text: string, context = ''): string {
    return `${this.mark}.${this.sealings.get(this.mark)!.seal(text, context)}`;
  }

  /** Throws when the key is unknown, or the value was changed or belongs elsewhere. */
  decrypt(value: string, context = ''): string {
    const dot = value.indexOf('.');
    const sealing = this.sealings.get(value.slice(0, dot));
    if (dot < 1 || sealing === undefined) throw new Error('encrypted with an unknown key');
    return sealing.open(value.slice(dot + 1), context);
  }

  /** Keyed hash (HMAC-SHA256, base64url, 43 characters) to find an encrypted value by equality. Give it the value in one spelling. */
  lookupHash(text: string): string {
    return createHmac('sha256', this.lookupKey).update(text, 'utf8').digest('base64url');
  }
}
