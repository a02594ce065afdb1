import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { maskMobile } from '@yiwang/standards';
import { refusalOf } from '../code/refusal.js';
import { OneTimeCodes } from '../code/one-time-codes.js';
import { OwnPerson } from '../own-person.js';
import { FaceChecks } from '../real-name/face-checks.js';
import { MobileRebinding } from './mobile-rebinding.js';
import { OwnMobile } from './own-mobile.js';
import type { BoundMobile, NewMobile } from './own.schema.js';

/** 更换手机号 — the new number is shown to be his, and he to be himself: by the number of before, or by his face. */
@Injectable()
export class ChangeMobile {
  constructor(
    private readonly persons: OwnPerson,
    private readonly mobiles: OwnMobile,
    private readonly codes: OneTimeCodes,
    private readonly faces: FaceChecks,
    private readonly rebinding: MobileRebinding,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws AUTH.PERSONS_ONLY, AUTH.CODE_WRONG, AUTH.NO_MOBILE, AUTH.FACE_CHECK_NOT_FOUND, AUTH.MOBILE_TAKEN */
  async execute({ mobile, codeId, code, proof }: NewMobile, principal: Principal, key: IdempotentRequest): Promise<BoundMobile> {
    const { userId } = await this.persons.find(principal);
    const refusal = await refusalOf(this.prove(userId, { mobile, codeId, code, proof }));
    const work = async (): Promise<BoundMobile> => {
      if (refusal) throw refusal;
      await this.persons.lock(principal);
      await this.codes.use(codeId);
      if (proof.by === 'oldMobile') {
        await this.codes.use(proof.codeId);
        await this.rebinding.replace(userId, mobile);
      } else {
        // By his face alone: the number of before may be in other hands.
        await this.faces.use(proof.faceCheckId, userId);
        await this.rebinding.afterLoss(userId, mobile);
      }
      return { mobile: maskMobile(mobile) };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  private async prove(userId: string, { mobile, codeId, code, proof }: NewMobile): Promise<void> {
    await this.codes.check('newMobile', { codeId, code, mobile });
    if (proof.by === 'oldMobile') await this.mobiles.check('oldMobile', userId, proof);
  }
}
