import { z } from 'zod';
import { SEAL_ALGORITHMS, type SealAlgorithm } from './seal.js';
import { sealKeyOf } from './seal-key.js';

/** 文书签章. */
export const SealConfig = {
  DOCUMENT_SEAL: z.enum(SEAL_ALGORITHMS).default('sm2'),
  /** Private key of the seal: 64 hex digits for sm2, PKCS #8 (DER) in base64 for rsa. Without one, development makes a test seal. */
  DOCUMENT_SEAL_KEY: z.string().min(64).optional(),
  /** Threads of a process that draw documents; each keeps the font, some 60 MB. */
  DOCUMENT_THREADS: z.coerce.number().int().min(1).max(8).default(1),
};

interface Sealed {
  NODE_ENV: string;
  DOCUMENT_SEAL: SealAlgorithm;
  DOCUMENT_SEAL_KEY?: string | undefined;
}

/** Whether documents can be sealed: in production only by a key that was given, and a key that was given must be one. */
export function isSealed({ NODE_ENV, DOCUMENT_SEAL, DOCUMENT_SEAL_KEY }: Sealed): boolean {
  if (DOCUMENT_SEAL_KEY === undefined) return NODE_ENV !== 'production';
  try {
    sealKeyOf(DOCUMENT_SEAL, DOCUMENT_SEAL_KEY);
    return true;
  } catch {
    return false;
  }
}
