import { Injectable } from '@nestjs/common';
import { FieldCipher, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { OneTimeCodes } from '../code/one-time-codes.js';
import { MobileRebinding } from '../own/mobile-rebinding.js';
import { ownVerification, personUnknown } from '../person.errors.js';
import { BindIdentity } from './bind-identity.js';
import { documentHash, readDocument } from './document.js';
import type { VerifiedAtWindow, VerifyAtWindow as Seen } from './real-name.schema.js';

const FIND = `
  SELECT u.id AS user_id, a.id AS account_id, i.name_encrypted,
         EXISTS (SELECT 1 FROM accounts c WHERE c.id = $2::uuid AND c.user_id = u.id) AS clerk_himself
    FROM person_identities i
    JOIN users u ON u.id = i.user_id
    JOIN accounts a ON a.user_id = u.id AND a.kind = 'person'
   WHERE i.number_hash = $1 AND i.role = 'self' AND u.closed_at IS NULL AND a.disabled_at IS NULL FOR UPDATE OF u, a`;

interface Found {
  user_id: string;
  account_id: string;
  name_encrypted: string;
  clerk_himself: boolean;
}

/**
 * 窗口更换手机号 — for who has lost his number: the clerk sees card and face, which show whose account it is, and the code to the new number that
 * it is in his hands. Recorded as a verification by the clerk, who changes anybody's but his own.
 */
@Injectable()
export class ChangeMobileAtWindow {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly idempotency: Idempotency,
    private readonly codes: OneTimeCodes,
    private readonly identities: BindIdentity,
    private readonly rebinding: MobileRebinding,
  ) {}

  /** @throws AUTH.CODE_WRONG, AUTH.PERSON_UNKNOWN, AUTH.OWN_VERIFICATION, AUTH.MOBILE_TAKEN, and what a document is refused with */
  async execute(seen: Seen, clerk: Principal, key: IdempotentRequest): Promise<VerifiedAtWindow> {
    const document = readDocument(seen.documentType, seen.documentNo);
    await this.codes.check('newMobile', seen);
    const work = async (): Promise<VerifiedAtWindow> => {
      await this.codes.use(seen.codeId);
      const hash = documentHash(this.cipher, document);
      const [row] = await this.database.query<Found & Record<string, unknown>>(FIND, [hash, clerk.id]);
      const name = row && this.cipher.decrypt(row.name_encrypted, `person_identities.name:${row.user_id}`);
      if (!row || name !== seen.name) throw personUnknown();
      if (row.clerk_himself) throw ownVerification();
      await this.rebinding.execute(row.user_id, seen.mobile);
      const by = { accountId: clerk.id, orgCode: clerk.orgCode ?? null };
      const proved = { userId: row.user_id, name, document, level: 3, method: 'window', clerk: by } as const;
      return { accountId: row.account_id, realNameLevel: await this.identities.execute(proved) };
    };
    return this.idempotency.once(key, work, { status: 200, claimFirst: true });
  }
}
