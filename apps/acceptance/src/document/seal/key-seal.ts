import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Aside } from '@yiwang/persistence';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { canonicalJson } from '../domain/canonical-json.js';
import { isSealedBy, newPrivateKey, sealKeyOf, type SealKey } from './seal-key.js';
import { rootBy, rootText, treeOf } from './seal-tree.js';
import { Seal, type SealAlgorithm, type SealFinding, type SealImprint } from './seal.js';

const MOST_VERIFIED = 1_000;

interface KeyRow extends Record<string, unknown> {
  key_id: string;
  algorithm: SealAlgorithm;
  public_key: string;
  private_sealed: string | null;
}

/** Public halves are kept for ever: a document is verified long after its key was changed. */
const KEEP = `
  INSERT INTO seal_keys (key_id, algorithm, public_key, private_sealed) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`;
const TEST_KEY = 'SELECT key_id, algorithm, public_key, private_sealed FROM seal_keys WHERE algorithm = $1 AND private_sealed IS NOT NULL';
const BY_ID = 'SELECT key_id, algorithm, public_key, private_sealed FROM seal_keys WHERE key_id = $1';

const contextOf = (algorithm: string): string => `seal:${algorithm}`;

/**
 * 密钥印章 — seals with a key that the process has: the one that is configured, or in development one for all processes, made by the first of
 * them. Production has no key of its own making.
 */
@Injectable()
export class KeySeal extends Seal {
  private own: Promise<SealKey> | undefined;
  private readonly known = new Map<string, KeyRow>();
  /** Signatures that were found valid lately. */
  private readonly verified = new Set<string>();

  constructor(
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
    private readonly aside: Aside,
    private readonly cipher: FieldCipher,
  ) {
    super();
  }

  async seal(text: string): Promise<SealImprint> {
    const { algorithm, keyId, sign } = await this.ownKey();
    return { algorithm, keyId, value: sign(text) };
  }

  async sealAll(texts: readonly string[]): Promise<SealImprint[]> {
    if (texts.length === 0) return [];
    if (texts.length === 1) return [await this.seal(texts[0]!)];
    const { root, paths } = treeOf(texts);
    const imprint = await this.seal(rootText(root, texts.length));
    return paths.map((path) => ({ ...imprint, path }));
  }

  async verify(text: string, { algorithm, keyId, value, path }: SealImprint): Promise<SealFinding> {
    const key = await this.keyOf(keyId);
    if (key?.algorithm !== algorithm) return { valid: false, test: false };
    const root = path && rootBy(text, path);
    if (path && !root) return { valid: false, test: false };
    const signed = path && root ? rootText(root, path.size) : text;
    return { valid: this.isSealed(key.public_key, algorithm, signed, value), test: key.private_sealed !== null };
  }

  /** SM2 takes eight milliseconds to verify, and the public asks for the same document, or for those sealed with it, again and again. */
  private isSealed(publicKey: string, algorithm: SealAlgorithm, text: string, value: string): boolean {
    const mark = hash('sha256', canonicalJson([publicKey, algorithm, text, value]));
    if (this.verified.has(mark)) return true;
    const valid = isSealedBy(publicKey, algorithm, text, value);
    if (!valid) return false;
    if (this.verified.size >= MOST_VERIFIED) this.verified.delete(this.verified.values().next().value!);
    this.verified.add(mark);
    return true;
  }

  private ownKey(): Promise<SealKey> {
    this.own ??= this.load().catch((error: unknown) => {
      this.own = undefined;
      throw error;
    });
    return this.own;
  }

  private async load(): Promise<SealKey> {
    const { DOCUMENT_SEAL: algorithm, DOCUMENT_SEAL_KEY: configured } = this.config;
    if (configured !== undefined) {
      const key = sealKeyOf(algorithm, configured);
      await this.aside.query(KEEP, [key.keyId, algorithm, key.publicKey, null]);
      return key;
    }
    return (await this.testKey(algorithm)) ?? (await this.makeTestKey(algorithm));
  }

  private async testKey(algorithm: SealAlgorithm): Promise<SealKey | undefined> {
    const [row] = await this.aside.query<KeyRow>(TEST_KEY, [algorithm]);
    return row && sealKeyOf(algorithm, this.cipher.decrypt(row.private_sealed!, contextOf(algorithm)));
  }

  /** Another process may have been first; then its key is taken. */
  private async makeTestKey(algorithm: SealAlgorithm): Promise<SealKey> {
    const privateKey = newPrivateKey(algorithm);
    const { keyId, publicKey } = sealKeyOf(algorithm, privateKey);
    await this.aside.query(KEEP, [keyId, algorithm, publicKey, this.cipher.encrypt(privateKey, contextOf(algorithm))]);
    return (await this.testKey(algorithm))!;
  }

  private async keyOf(keyId: string): Promise<KeyRow | undefined> {
    const known = this.known.get(keyId);
    if (known) return known;
    const [row] = await this.aside.query<KeyRow>(BY_ID, [keyId]);
    if (row) this.known.set(keyId, row);
    return row;
  }
}
