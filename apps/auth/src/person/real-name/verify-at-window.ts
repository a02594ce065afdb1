import { Injectable } from '@nestjs/common';
import { FieldCipher, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { mobileHash } from '../../account/mobile-seal.js';
import { OneTimeCodes } from '../code/one-time-codes.js';
import { ownVerification, personUnknown } from '../person.errors.js';
import { BindIdentity } from './bind-identity.js';
import { readDocument } from './document.js';
import type { VerifiedAtWindow, VerifyAtWindow as Seen } from './real-name.schema.js';

const FIND = `
  SELECT u.id AS user_id, a.id AS account_id FROM users u JOIN accounts a ON a.user_id = u.id AND a.kind = 'person'
   WHERE u.mobile_hash = $1 AND u.closed_at IS NULL AND a.disabled_at IS NULL FOR UPDATE OF u, a`;
const CLERK = 'SELECT 1 FROM accounts WHERE id = $1 AND user_id = $2';

/**
 * 窗口实名核验 — the person stands at the counter; the clerk sees the card and the face, and the code on the person's telephone shows which
 * account is his. Recorded with the clerk, who verifies anybody but himself.
 */
@Injectable()
export class VerifyAtWindow {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly idempotency: Idempotency,
    private readonly codes: OneTimeCodes,
    private readonly identities: BindIdentity,
  ) {}

  /**
   * @throws AUTH.CODE_WRONG, AUTH.PERSON_UNKNOWN, AUTH.OWN_VERIFICATION, AUTH.IDENTITY_DIFFERS, AUTH.IDENTITY_ELSEWHERE, and what a document
   * is refused with
   */
  async execute(seen: Seen, clerk: Principal, key: IdempotentRequest): Promise<VerifiedAtWindow> {
    const document = readDocument(seen.documentType, seen.documentNo);
    await this.codes.check('window', seen);
    const work = async (): Promise<VerifiedAtWindow> => {
      await this.codes.use(seen.codeId);
      const [row] = await this.database.query<{ user_id: string; account_id: string }>(FIND, [mobileHash(this.cipher, seen.mobile)]);
      if (!row) throw personUnknown();
      if ((await this.database.query(CLERK, [clerk.id, row.user_id])).length > 0) throw ownVerification();
      const by = { accountId: clerk.id, orgCode: clerk.orgCode ?? null };
      const proved = { userId: row.user_id, name: seen.name, document, level: 3, method: 'window', clerk: by } as const;
      return { accountId: row.account_id, realNameLevel: await this.identities.execute(proved) };
    };
    return this.idempotency.once(key, work, { status: 200, claimFirst: true });
  }
}
