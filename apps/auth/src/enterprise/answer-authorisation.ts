import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { AdminActions } from '../admin/admin-actions.js';
import { ActingPersons } from './acting-persons.js';
import { Authorisations } from './authorisations.js';
import { agentIsRepresentative, authorisationEnded, authorisationNotFound, enterpriseClosed } from './enterprise.errors.js';
import type { Authorisation } from './enterprise.schema.js';
import { Enterprises, type Enterprise } from './enterprises.js';

/** 经办人应答 — nobody acts for an enterprise who has not said that he does; and he may give it up. */
@Injectable()
export class AnswerAuthorisation {
  constructor(
    private readonly persons: ActingPersons,
    private readonly enterprises: Enterprises,
    private readonly authorisations: Authorisations,
    private readonly actions: AdminActions,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * The agent has an identity for the enterprise from then on; what he was authorised for before is replaced.
   * @throws AUTH.ACT_AS_PERSON, AUTH.REAL_NAME_LEVEL_TOO_LOW, AUTH.AUTHORISATION_NOT_FOUND, AUTH.AUTHORISATION_ENDED,
   * AUTH.ENTERPRISE_CLOSED, AUTH.AGENT_IS_REPRESENTATIVE, AUTH.ACCOUNT_OF_ENTERPRISE_DISABLED
   */
  accept(id: string, principal: Principal, key: IdempotentRequest): Promise<Authorisation> {
    const work = async (): Promise<Authorisation> => {
      const userId = await this.persons.verified(principal);
      const { before, enterprise } = await this.locked(id, userId);
      if (before.status === 'active' || before.status === 'pending') return before;
      if (before.status !== 'offered') throw authorisationEnded();
      if (enterprise.state !== 'active') throw enterpriseClosed();
      if (enterprise.representativeUserId === userId) throw agentIsRepresentative();
      await this.authorisations.accept(before, await this.enterprises.accountOf(userId, enterprise.uscc));
      await this.actions.record(principal, [{ action: 'authorisation.accepted', target: id, details: { creditCode: enterprise.uscc } }]);
      return this.authorisations.one(id);
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** Declines an offer, or gives up what is in force; by whatever identity he acts. @throws AUTH.AUTHORISATION_NOT_FOUND, AUTH.AUTHORISATION_ENDED */
  refuse(id: string, principal: Principal, key: IdempotentRequest): Promise<Authorisation> {
    const work = async (): Promise<Authorisation> => {
      const { before, enterprise } = await this.locked(id, await this.persons.userOf(principal));
      if (before.status === 'declined' || before.status === 'resigned') return before;
      if (before.endedAt !== null) throw authorisationEnded();
      const accepted = before.acceptedAt !== null;
      await this.authorisations.end(id, accepted ? 'resigned' : 'declined');
      const action = accepted ? 'authorisation.resigned' : 'authorisation.declined';
      await this.actions.record(principal, [{ action, target: id, details: { creditCode: enterprise.uscc } }]);
      return this.authorisations.one(id);
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** One's own, as it is once nobody else can change it; another's is not there. */
  private async locked(id: string, userId: string): Promise<{ before: Authorisation; enterprise: Enterprise }> {
    const { creditCode, agent } = await this.authorisations.one(id);
    if (agent.userId !== userId) throw authorisationNotFound();
    const enterprise = await this.enterprises.lock(creditCode);
    return { before: await this.authorisations.one(id), enterprise: enterprise! };
  }
}
