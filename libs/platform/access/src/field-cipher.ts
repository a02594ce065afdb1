import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomFillSync, type KeyObject } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;

/** Random bytes are drawn in blocks, because one draw for each value costs more than the encryption. */
const pool = Buffer.alloc(IV_BYTES * 256);
let used = pool.length;
function freshIv(): Buffer {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += IV_BYTES));
}

/** A key object, since node would make one of plain bytes at every use. */
function derive(dataKey: string, purpose: string): KeyObject {
  const key = Buffer.from(dataKey, 'base64');
  if (key.length !== 32) throw new RangeError('a data key is 32 bytes in base64');
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32)));
}

/** Key id → 32 bytes in base64 of keys that only decrypt any more. */
export type RetiredKeys = Readonly<Record<string, string>>;

/**
 * Encrypts single values at rest (identity numbers, names, signing keys) with AES-256-GCM. The text form is
 * `<key id>.<base64url(iv ‖ tag ‖ ciphertext)>`, so a later key can be told apart. `context` binds a value to its place: a value copied
 * to another row or column does not decrypt there.
 */
export class FieldCipher {
  private readonly keys = new Map<string, KeyObject>();
  private readonly lookupKey: KeyObject;

  constructor(
    dataKey: string,
    private readonly keyId = 'k1',
    retired: RetiredKeys = {},
  ) {
    for (const [id, key] of Object.entries({ ...retired, [keyId]: dataKey })) this.keys.set(id, derive(key, 'yiwang/field'));
    this.lookupKey = derive(dataKey, 'yiwang/lookup');
  }

  encrypt(text: string, context = ''): string {
    const iv = freshIv();
    const cipher = createCipheriv(ALGORITHM, this.keys.get(this.keyId)!, iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${this.keyId}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** Throws when the key is unknown, or the value was changed or belongs elsewhere. */
  decrypt(value: string, context = ''): string {
    const dot = value.indexOf('.');
    const key = this.keys.get(value.slice(0, dot));
    if (dot < 1 || key === undefined) throw new Error('encrypted with an unknown key');
    const bytes = Buffer.from(value.slice(dot + 1), 'base64url');
    if (bytes.length < 28) throw new Error('not an encrypted value');
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, 12), { authTagLength: 16 })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }

  /** Keyed hash (HMAC-SHA256, base64url, 43 characters) to find an encrypted value by equality. Give it the value in one spelling. */
  lookupHash(text: string): string {
    return createHmac('sha256', this.lookupKey).update(text, 'utf8').digest('base64url');
  }
}
