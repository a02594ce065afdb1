import { Injectable } from '@nestjs/common';
import { FieldCipher, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { OneTimeCodes } from '../code/one-time-codes.js';
import { MobileRebinding } from '../own/mobile-rebinding.js';
import { faceCheckNotFound, ownVerification, personUnknown } from '../person.errors.js';
import { BindIdentity } from './bind-identity.js';
import { documentHash, readDocument, type IdDocument } from './document.js';
import { FaceChecks } from './face-checks.js';
import type { ChangeMobileAtWindow as Seen, ClaimedName, FaceCheck, VerifiedAtWindow } from './real-name.schema.js';

/** Below level 3 an account may be anybody's who knew name and number. */
const FIND = `
  SELECT u.id AS user_id, a.id AS account_id, i.name_encrypted,
         EXISTS (SELECT 1 FROM accounts c WHERE c.id = $2::uuid AND c.user_id = u.id) AS clerk_himself
    FROM person_identities i
    JOIN users u ON u.id = i.user_id
    JOIN accounts a ON a.user_id = u.id AND a.kind = 'person' AND a.real_name_level = 3
   WHERE i.number_hash = $1 AND i.role = 'self' AND u.closed_at IS NULL AND a.disabled_at IS NULL`;

interface Found {
  user_id: string;
  account_id: string;
  name_encrypted: string;
  clerk_himself: boolean;
}

/**
 * 窗口更换手机号 — for who has lost his number. The card shows the clerk whose account it is, and the code to the new number that it is in the
 * person's hands; that the owner is there the authority says, to whom he shows his face: no clerk alone moves anybody's account.
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
    private readonly faces: FaceChecks,
  ) {}

  /** @throws AUTH.PERSON_UNKNOWN, AUTH.OWN_VERIFICATION, AUTH.AUTHORITY_AWAY, and what a document is refused with */
  async start(seen: ClaimedName, clerk: Principal, key: IdempotentRequest): Promise<FaceCheck> {
    const document = readDocument(seen.documentType, seen.documentNo);
    const { user_id: userId } = await this.find(FIND, seen.name, document, clerk);
    return this.faces.begin(userId, { name: seen.name, document }, key);
  }

  /**
   * @throws AUTH.CODE_WRONG, AUTH.PERSON_UNKNOWN, AUTH.OWN_VERIFICATION, AUTH.FACE_CHECK_NOT_FOUND, AUTH.FACE_CHECK_NOT_PASSED,
   * AUTH.NAME_NOT_PROVED, AUTH.AUTHORITY_AWAY, AUTH.MOBILE_TAKEN, and what a document is refused with
   */
  async execute(seen: Seen, clerk: Principal, key: IdempotentRequest): Promise<VerifiedAtWindow> {
    const { name, faceCheckId } = seen;
    const document = readDocument(seen.documentType, seen.documentNo);
    await this.codes.check('windowMobile', seen);
    const { user_id: userId } = await this.find(FIND, name, document, clerk);
    const shown = await this.faces.shown(faceCheckId, userId);
    // A check that the user began himself may be of another document.
    if (shown.name !== name || documentHash(this.cipher, shown.document) !== documentHash(this.cipher, document)) throw faceCheckNotFound();
    const work = async (): Promise<VerifiedAtWindow> => {
      await this.codes.use(seen.codeId);
      const found = await this.find(`${FIND} FOR UPDATE OF u, a`, name, document, clerk);
      await this.faces.useShown(faceCheckId, found.user_id);
      const { id, orgCode } = clerk;
      await this.rebinding.byClerk(found.user_id, seen.mobile, { kind: 'officer', id, ...(orgCode !== undefined && { orgCode }) });
      const by = { accountId: id, orgCode: orgCode ?? null };
      const proved = { userId: found.user_id, name, document, level: 3, method: 'windowMobile', clerk: by } as const;
      return { accountId: found.account_id, realNameLevel: await this.identities.execute(proved) };
    };
    return this.idempotency.once(key, work, { status: 200, claimFirst: true });
  }

  private async find(sql: string, name: string, document: IdDocument, clerk: Principal): Promise<Found> {
    const [row] = await this.database.query<Found & Record<string, unknown>>(sql, [documentHash(this.cipher, document), clerk.id]);
    if (!row || this.cipher.decrypt(row.name_encrypted, `person_identities.name:${row.user_id}`) !== name) throw personUnknown();
    if (row.clerk_himself) throw ownVerification();
    return row;
  }
}
