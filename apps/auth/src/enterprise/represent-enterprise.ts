import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { isAppError, type AppError } from '@yiwang/kernel';
import { AdminActions } from '../admin/admin-actions.js';
import { ActingPersons } from './acting-persons.js';
import { Authorisations } from './authorisations.js';
import { enterpriseClosed, enterpriseRegistered, notRepresentative } from './enterprise.errors.js';
import type { Representation } from './enterprise.schema.js';
import { Enterprises } from './enterprises.js';
import { EnterpriseRegister, type RegisteredEnterprise } from './register/enterprise-register.js';
import { Representatives } from './representatives.js';

/** Who was found to represent the enterprise, by the register. */
interface Verdict {
  userId: string;
  enterprise: RegisteredEnterprise;
}
export interface TakeoverOptions {
  keepAuthorisations: boolean;
}

/** 法人注册与接管 — by a person of the highest real-name level whose name and number the register has as its representative. */
@Injectable()
export class RepresentEnterprise {
  constructor(
    private readonly persons: ActingPersons,
    private readonly register: EnterpriseRegister,
    private readonly enterprises: Enterprises,
    private readonly authorisations: Authorisations,
    private readonly representatives: Representatives,
    private readonly actions: AdminActions,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Without `takeover` an enterprise that a former representative has registered stays his.
   * @throws AUTH.ACT_AS_PERSON, AUTH.REAL_NAME_LEVEL_TOO_LOW, AUTH.ENTERPRISES_CLAIMED_TOO_OFTEN, AUTH.NOT_REPRESENTATIVE, AUTH.ENTERPRISE_CLOSED, AUTH.ENTERPRISE_REGISTERED,
   * AUTH.REGISTER_UNAVAILABLE, AUTH.ACCOUNT_OF_ENTERPRISE_DISABLED
   */
  async execute(creditCode: string, principal: Principal, key: IdempotentRequest, takeover?: TakeoverOptions): Promise<Representation> {
    // The register is asked before the unit of work; what is wrong waits until the key of a repetition has been looked at.
    const verdict = await this.verify(creditCode, principal).catch((error: unknown) => {
      if (isAppError(error)) return error;
      throw error;
    });
    return this.idempotency.once(key, () => this.take(creditCode, verdict, principal, takeover), { status: takeover ? 200 : 201 });
  }

  private async verify(creditCode: string, principal: Principal): Promise<Verdict> {
    const userId = await this.persons.claimant(principal);
    const representative = await this.persons.identityOf(userId, principal.clientId);
    if (!representative) throw notRepresentative();
    const enterprise = await this.register.check({ creditCode, representative });
    if (!enterprise?.isRepresentative) throw notRepresentative();
    if (enterprise.state === 'closed') throw enterpriseClosed();
    return { userId, enterprise };
  }

  private async take(
    creditCode: string,
    verdict: Verdict | AppError,
    principal: Principal,
    takeover: TakeoverOptions | undefined,
  ): Promise<Representation> {
    if (isAppError(verdict)) throw verdict;
    const { userId, enterprise } = verdict;
    // Whoever lost the name while the register was asked has lost what he claims by it.
    if (!(await this.persons.holdName(userId))) throw notRepresentative();
    const { representativeUserId: former } = await this.enterprises.lockOrAdd(creditCode, enterprise);
    if (former !== null && former !== userId) {
      if (!takeover) throw enterpriseRegistered();
      await this.representatives.dismiss(creditCode, former);
    }
    // The check of representatives may have dismissed the former one before anybody took over.
    if (takeover && former !== userId && !takeover.keepAuthorisations) await this.authorisations.endAll(creditCode, 'revoked');
    // Who represents it needs no authorisation, and has one no longer.
    await this.authorisations.endActive(creditCode, userId, 'replaced');
    await this.enterprises.represent(creditCode, userId, enterprise);
    const accountId = await this.enterprises.accountOf(userId, creditCode);
    const outcome = former === userId ? 'unchanged' : former === null ? 'registered' : 'tookOver';
    if (outcome !== 'unchanged') {
      const action = outcome === 'registered' ? 'enterprise.registered' : 'enterprise.taken-over';
      await this.actions.record(principal, [{ action, target: creditCode, details: takeover ? { ...takeover } : {} }]);
    }
    return { creditCode, companyName: enterprise.companyName, orgType: enterprise.orgType, accountId, outcome };
  }
}
