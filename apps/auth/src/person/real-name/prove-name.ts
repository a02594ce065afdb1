import { Injectable } from '@nestjs/common';
import { FieldCipher, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Throttle } from '../../throttle/throttle.js';
import { OwnPerson } from '../own-person.js';
import { nameNotProved, tooManyProofs } from '../person.errors.js';
import { NameAuthority } from './authority/name-authority.js';
import { BindIdentity } from './bind-identity.js';
import { documentHash, readDocument, type IdDocument } from './document.js';
import type { ProvedLevel, ProveName as Claim } from './real-name.schema.js';

/** 实名认证 by oneself: name and number against the authority (level 2), with a bank card of one's own (level 3). */
@Injectable()
export class ProveName {
  constructor(
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
    await this.count((await this.persons.find(principal)).userId, document);
    const asked = { name: claim.name, documentType: document.type, documentNo: document.number };
    const { bankCardNo, bankMobile } = claim.method === 'bankCard' ? claim : {};
    const confirmed =
      bankCardNo === undefined || bankMobile === undefined
        ? await this.authority.confirmsName(asked)
        : await this.authority.confirmsCard({ ...asked, bankCardNo, bankMobile });
    if (!confirmed) throw nameNotProved();
    const work = async (): Promise<ProvedLevel> => {
      const { userId } = await this.persons.lock(principal);
      const how = claim.method === 'bankCard' ? ({ level: 3, method: 'bankCard' } as const) : ({ level: 2, method: 'authority' } as const);
      return { realNameLevel: await this.identities.execute({ userId, name: claim.name, document, ...how }) };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** Nobody tries names on a number, or numbers on a name. @throws AUTH.TOO_MANY_PROOFS */
  async count(userId: string, document: IdDocument): Promise<void> {
    const number = documentHash(this.cipher, document);
    const refusal = await this.throttle.take({ limit: 'proof.user', of: userId }, { limit: 'proof.number', of: number });
    if (refusal) throw tooManyProofs({ retryAfter: refusal.wait });
  }
}
