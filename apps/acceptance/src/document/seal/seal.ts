import type { TreePath } from './seal-tree.js';

/** 签章算法: SM2 over SM3 (GB/T 32918, the default user id of GB/T 35276), or RSASSA-PKCS1-v1_5 over SHA-256. */
export const SEAL_ALGORITHMS = ['sm2', 'rsa'] as const;
export type SealAlgorithm = (typeof SEAL_ALGORITHMS)[number];

/** 印章 on a document: a signature over its text. */
export interface SealImprint {
  algorithm: SealAlgorithm;
  /** Of the public key that verifies it. */
  keyId: string;
  /** The signature, base64: DER of (r, s) for SM2. */
  value: string;
  /** Of a text that was sealed together with others: its way to the root, which is what was signed. */
  path?: TreePath | undefined;
}

/** What verifying an imprint found. */
export interface SealFinding {
  valid: boolean;
  /** Made by a key of development, which says nothing of who sealed. */
  test: boolean;
}

/**
 * 电子印章 — the port to what seals documents. It must not wait for a neighbour: a document is sealed in the transaction of its move. A seal
 * that lives in another system seals what this one has sealed, later.
 */
export abstract class Seal {
  abstract seal(text: string): Promise<SealImprint>;
  /** Seals texts of one moment by one signature; each is verified by itself. For timers, which make documents by the thousand. */
  abstract sealAll(texts: readonly string[]): Promise<SealImprint[]>;
  /** `valid: false` also for a key that nobody knows. */
  abstract verify(text: string, imprint: SealImprint): Promise<SealFinding>;
}
