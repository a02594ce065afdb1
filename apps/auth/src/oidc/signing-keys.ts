import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';

/** Any number; held while the first key is made, so that replicas starting together agree on one. */
const FIRST_KEY_LOCK = 7_251_101;

/** ES256 keys that sign tokens, private parts encrypted with the data key. The newest signs; those not retired stay published. */
@Injectable()
export class SigningKeys {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** Private JWKs, newest first; makes the first one when there is none. */
  async load(): Promise<JWK[]> {
    const keys = await this.read();
    if (keys.length > 0) return keys;
    return this.unitOfWork.run(async () => {
      await this.database.query('SELECT pg_advisory_xact_lock($1)', [FIRST_KEY_LOCK]);
      const made = await this.read();
      return made.length > 0 ? made : [await this.generate()];
    });
  }

  private async read(): Promise<JWK[]> {
    const rows = await this.database.query<{ kid: string; private_jwk_encrypted: string }>(
      'SELECT kid, private_jwk_encrypted FROM signing_keys WHERE retired_at IS NULL ORDER BY created_at DESC, kid',
    );
    return rows.map((row) => JSON.parse(this.cipher.decrypt(row.private_jwk_encrypted, `signing-key:${row.kid}`)) as JWK);
  }

  private async generate(): Promise<JWK> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    const kid = await calculateJwkThumbprint(jwk);
    const full: JWK = { ...jwk, kid, alg: 'ES256', use: 'sig' };
    await this.database.query('INSERT INTO signing_keys (kid, private_jwk_encrypted) VALUES ($1, $2)', [
      kid,
      this.cipher.encrypt(JSON.stringify(full), `signing-key:${kid}`),
    ]);
    return full;
  }
}
