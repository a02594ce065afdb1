import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** Any number; held while keys are made or retired, so that replicas and commands agree. */
const KEY_LOCK = 7_251_101;

/** The one that signs first, then the others that are published: those that will sign, and those whose tokens may be out. */
const IN_USE = `SELECT kid, private_jwk_encrypted FROM signing_keys WHERE retired_at IS NULL
  ORDER BY signs_from > now(), CASE WHEN signs_from <= now() THEN signs_from END DESC, signs_from, kid`;

export interface SigningKey {
  kid: string;
  /** `next`: published, does not sign yet. `superseded`: published for the tokens it signed. */
  state: 'next' | 'signing' | 'superseded' | 'retired';
  signsFrom: Date;
  /** When the next one began to sign instead; null while none did. */
  supersededAt: Date | null;
  retiredAt: Date | null;
}

const STATES = `
  SELECT kid, signs_from AS "signsFrom", superseded_at AS "supersededAt", retired_at AS "retiredAt",
         CASE WHEN retired_at IS NOT NULL THEN 'retired' WHEN signs_from > now() THEN 'next'
              WHEN superseded_at IS NOT NULL THEN 'superseded' ELSE 'signing' END AS state
    FROM (SELECT k.*, (SELECT min(n.signs_from) FROM signing_keys n
                        WHERE n.retired_at IS NULL AND n.signs_from <= now() AND (n.signs_from, n.kid) > (k.signs_from, k.kid)) AS superseded_at
            FROM signing_keys k) k
   ORDER BY signs_from DESC, kid DESC`;

/** ES256 keys that sign tokens, private parts encrypted with the data key. The youngest whose time has come signs; those not retired are published. */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** Private JWKs, the signing one first; makes the first key when there is none that signs. */
  async load(): Promise<JWK[]> {
    const keys = await this.read();
    if (keys.length > 0) return keys;
    return this.exclusively(async () => {
      const made = await this.read();
      if (made.length > 0) return made;
      await this.generate(0);
      return this.read();
    });
  }

  /** All there ever were, the youngest first. */
  states(): Promise<SigningKey[]> {
    return this.database.query<SigningKey & Record<string, unknown>>(STATES);
  }

  /** A unit of work that nobody else changes keys beside. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [KEY_LOCK]);
      return work();
    });
  }

  /** Publishes a new key, which signs after so many seconds. Returns its kid. */
  async generate(leadSeconds: number): Promise<string> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    const kid = await calculateJwkThumbprint(jwk);
    const full: JWK = { ...jwk, kid, alg: 'ES256', use: 'sig' };
    await this.database.query(
      'INSERT INTO signing_keys (kid, private_jwk_encrypted, signs_from) VALUES ($1, $2, now() + make_interval(secs => $3))',
      [kid, this.cipher.encrypt(JSON.stringify(full), `signing-key:${kid}`), leadSeconds],
    );
    return kid;
  }

  /** Tokens that it signed are worth nothing from now on. Its private part is deleted. */
  async retire(kid: string): Promise<void> {
    await this.database.query('UPDATE signing_keys SET retired_at = now(), private_jwk_encrypted = NULL WHERE kid = $1', [kid]);
  }

  private async read(): Promise<JWK[]> {
    const rows = await this.database.query<{ kid: string; private_jwk_encrypted: string }>(IN_USE);
    return rows.map((row) => JSON.parse(this.cipher.decrypt(row.private_jwk_encrypted, `signing-key:${row.kid}`)) as JWK);
  }
}
