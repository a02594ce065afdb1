import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { SealAlgorithm } from './seal.js';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
/** A key is known by its public half. */
const keyIdOf = (publicKey: string): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

/**
 * 杂凑值 e — SM3 over Z and the text (GB/T 32918.2 §5.5, §6.1). Z says whose key it is and takes longer than the rest of a signature's
 * hashing, so it is made once a key.
 */
function sm2Digest(publicKey: string): (text: string) => Uint8Array {
  const z = sm2.getZ(publicKey);
  return (text) => new Uint8Array(createHash('sm3').update(z).update(text, 'utf8').digest());
}

/** A private key with what goes by it. Keys are texts: 64 hex digits for SM2, PKCS #8 (DER) in base64 for RSA. */
export interface SealKey {
  readonly keyId: string;
  readonly algorithm: SealAlgorithm;
  /** Uncompressed point in hex, or SPKI (DER) in base64. */
  readonly publicKey: string;
  sign(text: string): string;
}

/** @throws Error for a text that is no private key of the algorithm */
export const sealKeyOf = (algorithm: SealAlgorithm, privateKey: string): SealKey =>
  algorithm === 'sm2' ? sm2Key(privateKey.trim().toLowerCase()) : rsaKey(privateKey);

function sm2Key(privateKey: string): SealKey {
  if (!/^[0-9a-f]{64}$/.test(privateKey) || /^0+$/.test(privateKey)) throw new Error('an SM2 private key is 64 hex digits');
  const publicKey = sm2.getPublicKeyFromPrivateKey(privateKey);
  const digest = sm2Digest(publicKey);
  return {
    keyId: keyIdOf(publicKey),
    algorithm: 'sm2',
    publicKey,
    sign: (text) => Buffer.from(sm2.doSignature(digest(text), privateKey, { der: true }), 'hex').toString('base64'),
  };
}

function rsaKey(privateKey: string): SealKey {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw new Error('an RSA seal needs a key of at least 2048 bits');
  }
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return {
    keyId: keyIdOf(publicKey),
    algorithm: 'rsa',
    publicKey,
    sign: (text) => sign('sha256', bytesOf(text), key).toString('base64'),
  };
}

/** A private key for development. */
export function newPrivateKey(algorithm: SealAlgorithm): string {
  if (algorithm === 'sm2') return sm2.generateKeyPairHex().privateKey;
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** Whether the signature is of this text by this key. False, and no error, for what is no signature. */
export function isSealedBy(publicKey: string, algorithm: SealAlgorithm, text: string, value: string): boolean {
  try {
    const signature = Buffer.from(value, 'base64');
    if (algorithm === 'sm2') {
      return sm2.doVerifySignature(sm2Digest(publicKey)(text), signature.toString('hex'), publicKey, { der: true });
    }
    return verify('sha256', bytesOf(text), { key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' }, signature);
  } catch {
    return false;
  }
}
