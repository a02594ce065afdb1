import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { maskName } from '@yiwang/standards';
import { AccessEndings } from '../../ending/access-endings.js';
import { LostRepresentatives } from '../../enterprise/lost-representatives.js';
import { identityDiffers, identityElsewhere, nameNotProved } from '../person.errors.js';
import { UserChanges } from '../user-changes.js';
import { documentHash, maskedNumber, type IdDocument } from './document.js';

export interface ProvedName {
  userId: string;
  name: string;
  document: IdDocument;
  /** 2 name and number belong together, 3 and the person is the one they belong to. */
  level: 2 | 3;
  method: 'authority' | 'bankCard' | 'face' | 'window' | 'windowMobile' | 'upstream';
  /** The clerk who saw the card. */
  clerk?: { accountId: string; orgCode: string | null };
}

const HOLDER = `
  SELECT i.user_id, a.real_name_level AS level,
         EXISTS (SELECT 1 FROM real_name_verifications v WHERE v.user_id = i.user_id AND v.level = 3 AND v.method = 'bankCard')
         AND NOT EXISTS (SELECT 1 FROM real_name_verifications v WHERE v.user_id = i.user_id AND v.level = 3 AND v.method <> 'bankCard')
           AS "byCardOnly"
    FROM person_identities i LEFT JOIN accounts a ON a.user_id = i.user_id AND a.kind = 'person'
   WHERE i.number_hash = $1 AND i.role = 'self' AND i.user_id <> $2`;
const PUT = `
  INSERT INTO person_identities
    (user_id, role, name_encrypted, name_masked, document_type, number_encrypted, number_hash, number_masked)
  VALUES ($1, 'self', $2, $3, $4, $5, $6, $7)
  ON CONFLICT (user_id) DO UPDATE SET role = excluded.role, name_encrypted = excluded.name_encrypted, name_masked = excluded.name_masked,
    document_type = excluded.document_type, number_encrypted = excluded.number_encrypted, number_masked = excluded.number_masked`;
const RAISE = `UPDATE accounts SET real_name_level = greatest(coalesce(real_name_level, 1), $2::smallint)
  WHERE user_id = $1 AND kind = 'person' RETURNING real_name_level AS level`;
const RECORD = `
  INSERT INTO real_name_verifications (id, at, user_id, level, method, document_type, verified_by, org_code)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** 实名绑定 — one user a number, and one number a user. */
@Injectable()
export class BindIdentity {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly endings: AccessEndings,
    private readonly changes: UserChanges,
    private readonly representatives: LostRepresentatives,
  ) {}

  /**
   * In a unit of work that has locked the user. The level he has from now on.
   * @throws AUTH.IDENTITY_DIFFERS, AUTH.NAME_NOT_PROVED, AUTH.IDENTITY_ELSEWHERE
   */
  async execute(proved: ProvedName): Promise<number> {
    const { userId, name, document, level, method, clerk } = proved;
    const hash = documentHash(this.cipher, document);
    // Two users with the same number at the same moment.
    await this.database.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
    const [own] = await this.database.query<{ number_hash: string }>('SELECT number_hash FROM person_identities WHERE user_id = $1', [
      userId,
    ]);
    if (own && own.number_hash !== hash) throw identityDiffers();
    await this.displace(hash, proved);
    const seal = (column: string, text: string): string => this.cipher.encrypt(text, `person_identities.${column}:${userId}`);
    const sealed = [seal('name', name), maskName(name), document.type, seal('number', document.number), hash, maskedNumber(document)];
    await this.database.query(PUT, [userId, ...sealed]);
    const [raised] = await this.database.query<{ level: number }>(RAISE, [userId, level]);
    const by = [clerk?.accountId ?? null, clerk?.orgCode ?? null];
    await this.database.query(RECORD, [uuidv7(), this.clock.now().toISOString(), userId, level, method, document.type, ...by]);
    return raised?.level ?? level;
  }

  /**
   * Whoever knows somebody's name and number can show that they belong together, and no more: the one who shows that he is that person takes
   * the number from him, and who shows his face takes it from a bank card. Two who have both shown it are one person with two accounts.
   */
  private async displace(hash: string, { userId, level, method }: ProvedName): Promise<void> {
    const [holder] = await this.database.query<{ user_id: string; level: number | null; byCardOnly: boolean }>(HOLDER, [hash, userId]);
    if (!holder) return;
    if (level < 3) throw nameNotProved();
    const seen = method === 'face' || method === 'window';
    if ((holder.level ?? 1) >= 3 && !(seen && holder.byCardOnly)) throw identityElsewhere();
    await this.database.query('DELETE FROM person_identities WHERE user_id = $1', [holder.user_id]);
    await this.database.query(`UPDATE accounts SET real_name_level = 1 WHERE user_id = $1 AND kind = 'person'`, [holder.user_id]);
    // After the name is gone: what he is claiming by it this moment is there by then, or refused.
    await this.representatives.dismiss(holder.user_id);
    await this.changes.record(holder.user_id, 'identity-lost');
    await this.endings.end({ kind: 'user', id: holder.user_id });
  }
}
