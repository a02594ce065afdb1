import { Injectable } from '@nestjs/common';
import { FieldCipher, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { isAppError } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { mobileHash } from '../../account/mobile-seal.js';
import { Throttle, type Subject } from '../../throttle/throttle.js';
import { OwnPerson } from '../own-person.js';
import { refusalOf } from '../code/refusal.js';
import { authorityAway, nameNotProved, tooManyProofs } from '../person.errors.js';
import { NameAuthority } from './authority/name-authority.js';
import { BindIdentity } from './bind-identity.js';
import { documentHash, readDocument, type IdDocument } from './document.js';
import type { ProvedLevel, ProveName as Claim } from './real-name.schema.js';

/**
 * 实名认证 by oneself: name and number against the authority (level 2), with a bank card of one's own (level 3). Name, number, card and mobile
 * stand together in many a leaked list: of the four only the mobile is in somebody's hands, so it is the one that a code has shown to be his.
 */
@Injectable()
export class ProveName {
  constructor(
    private readonly database: Database,
    private readonly persons: OwnPerson,
    private readonly authority: NameAuthority,
    private readonly identities: BindIdentity,
    private readonly throttle: Throttle,
    private readonly cipher: FieldCipher,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * @throws AUTH.PERSONS_ONLY, AUTH.DOCUMENT_UNFIT, AUTH.CITIZEN_ID_OLD, AUTH.CITIZEN_ID_REGION_ABOLISHED, AUTH.TOO_MANY_PROOFS,
   * AUTH.NAME_NOT_PROVED, AUTH.IDENTITY_DIFFERS, AUTH.IDENTITY_ELSEWHERE, AUTH.AUTHORITY_AWAY
   */
  async execute(claim: Claim, principal: Principal, key: IdempotentRequest): Promise<ProvedLevel> {
    const document = readDocument(claim.documentType, claim.documentNo);
    const { userId: asking } = await this.persons.find(principal);
    const subjects: Subject[] = [
      { limit: 'proof.user', of: asking },
      { limit: 'proof.number', of: documentHash(this.cipher, document) },
    ];
    const refusal = await refusalOf(this.counted(subjects, () => this.demandConfirmed(claim, document, asking)));
    const work = async (): Promise<ProvedLevel> => {
      if (refusal) throw refusal;
      const { userId } = await this.persons.lock(principal);
      if (!(await this.isOwnMobile(claim, userId))) throw nameNotProved();
      const how = claim.method === 'bankCard' ? ({ level: 3, method: 'bankCard' } as const) : ({ level: 2, method: 'authority' } as const);
      return { realNameLevel: await this.identities.execute({ userId, name: claim.name, document, ...how }) };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /**
   * Nobody tries names on a number, or numbers on a name; what the authority did not look at was no try.
   * @throws AUTH.TOO_MANY_PROOFS, and what `ask` throws
   */
  async counted<T>(subjects: Subject[], ask: () => Promise<T>): Promise<T> {
    const refusal = await this.throttle.take(...subjects);
    if (refusal) throw tooManyProofs({ retryAfter: refusal.wait });
    try {
      return await ask();
    } catch (error) {
      if (isAppError(error) && error.code === authorityAway().code) await this.throttle.giveBack(...subjects);
      throw error;
    }
  }

  private async demandConfirmed(claim: Claim, document: IdDocument, userId: string): Promise<void> {
    const asked = { name: claim.name, documentType: document.type, documentNo: document.number };
    const confirmed =
      claim.method === 'idNumber'
        ? await this.authority.confirmsName(asked)
        : (await this.isOwnMobile(claim, userId)) &&
          (await this.authority.confirmsCard({ ...asked, bankCardNo: claim.bankCardNo, bankMobile: claim.bankMobile }));
    if (!confirmed) throw nameNotProved();
  }

  /** Whether the mobile known to the bank is the one bound to the account. */
  private async isOwnMobile(claim: Claim, userId: string): Promise<boolean> {
    if (claim.method !== 'bankCard') return true;
    const hash = mobileHash(this.cipher, claim.bankMobile);
    return (await this.database.query('SELECT 1 FROM users WHERE id = $1 AND mobile_hash = $2', [userId, hash])).length > 0;
  }
}
