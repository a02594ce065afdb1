import { createCipheriv, createDecipheriv, createHmac, randomFillSync, timingSafeEqual, type KeyObject } from 'node:crypto';

/** One algorithm with one key: base64url of nonce, tag and ciphertext. */
export interface Sealing {
  seal(text: string, context: string): string;
  /** @throws when the value was changed or belongs elsewhere */
  open(sealed: string, context: string): string;
}

type Derive = (purpose: string, bytes: number) => KeyObject;

/** Random bytes are drawn in blocks, because one draw for each value costs more than the encryption. */
function nonces(bytes: number): () => Buffer {
  const pool = Buffer.alloc(bytes * 256);
  let used = pool.length;
  return () => {
    if (used >= pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    return pool.subarray(used, (used += bytes));
  };
}

const freshGcmNonce = nonces(12);
const freshCtrNonce = nonces(16);

function bytesOf(sealed: string, least: number): Buffer {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < least) throw new Error('not an encrypted value');
  return bytes;
}

export function aes256Gcm(derive: Derive): Sealing {
  const key = derive('yiwang/field', 32);
  return {
    seal(text, context) {
      const nonce = freshGcmNonce();
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(value, context) {
      const bytes = bytesOf(value, 28);
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

/** Node's OpenSSL has no SM4-GCM: SM4 in counter mode (GB/T 32907, GB/T 17964), then HMAC-SM3 (GB/T 15852.2) over context, nonce and ciphertext. */
export function sm4CtrHmacSm3(derive: Derive): Sealing {
  const key = derive('yiwang/field/sm4', 16);
  const macKey = derive('yiwang/field/hmac-sm3', 32);
  const tagOf = (context: string, nonce: Buffer, sealed: Buffer): Buffer => {
    const place = Buffer.from(context);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(place.length); // so that no end of a context passes for the beginning of a nonce
    return createHmac('sm3', macKey).update(length).update(place).update(nonce).update(sealed).digest();
  };
  return {
    seal(text, context) {
      const nonce = freshCtrNonce();
      const cipher = createCipheriv('sm4-ctr', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, tagOf(context, nonce, sealed), sealed]).toString('base64url');
    },
    open(value, context) {
      const bytes = bytesOf(value, 48);
      const [nonce, tag, sealed] = [bytes.subarray(0, 16), bytes.subarray(16, 48), bytes.subarray(48)];
      if (!timingSafeEqual(tag, tagOf(context, nonce, sealed))) throw new Error('the value was changed, or belongs elsewhere');
      const decipher = createDecipheriv('sm4-ctr', key, nonce);
      return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
    },
  };
}
