import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { AdminActions } from '../admin/admin-actions.js';
import type { AuthConfig } from '../auth.config.js';
import { Authorisations } from './authorisations.js';
import { agentIsRepresentative, agentUnknown, authorisationEnded, authorisationNotFound, periodUnfit } from './enterprise.errors.js';
import type { Authorisation, AuthorisationTerms } from './enterprise.schema.js';
import { Enterprises } from './enterprises.js';

/** Somebody who can accept: with an identity of his own. Whoever has only the login of another enterprise has none. */
const PERSON = `SELECT 1 FROM users u JOIN accounts a ON a.user_id = u.id AND a.kind = 'person'
  WHERE u.id = $1 AND u.closed_at IS NULL AND a.disabled_at IS NULL`;
const DAY_MS = 86_400_000;

/** 授权经办人 — the representative says who acts for his enterprise, for what and how long, and takes it back. */
@Injectable()
export class AuthoriseAgent {
  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
    private readonly authorisations: Authorisations,
    private readonly actions: AdminActions,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /**
   * It holds from when the agent accepts it.
   * @throws AUTH.NOT_REPRESENTATIVE, AUTH.AGENT_UNKNOWN, AUTH.AGENT_IS_REPRESENTATIVE, AUTH.AUTHORISATION_OFFERED, AUTH.AUTHORISATION_PERIOD
   */
  offer(uscc: string, terms: AuthorisationTerms, principal: Principal, key: IdempotentRequest): Promise<Authorisation> {
    const work = async (): Promise<Authorisation> => {
      const grantedBy = await this.enterprises.lockAsRepresentative(uscc, principal);
      if (terms.agentUserId === grantedBy) throw agentIsRepresentative();
      const from = this.periodOf(terms);
      if ((await this.database.query(PERSON, [terms.agentUserId])).length === 0) throw agentUnknown();
      const id = await this.authorisations.offer({ uscc, agentUserId: terms.agentUserId, grantedBy, terms: { ...terms, from } });
      const { everything, items, departments, until } = terms;
      const details = { creditCode: uscc, everything, items: items.length, departments: departments.length, from, until };
      await this.actions.record(principal, [{ action: 'authorisation.offered', target: id, details }]);
      return this.authorisations.one(id);
    };
    return this.idempotency.once(key, work, { status: 201 });
  }

  /** Of an offer or of one in force; revoked again, it stays so. @throws AUTH.NOT_REPRESENTATIVE, AUTH.AUTHORISATION_NOT_FOUND, AUTH.AUTHORISATION_ENDED */
  revoke(uscc: string, id: string, principal: Principal, key: IdempotentRequest): Promise<Authorisation> {
    const work = async (): Promise<Authorisation> => {
      await this.enterprises.lockAsRepresentative(uscc, principal);
      const before = await this.authorisations.one(id);
      if (before.creditCode !== uscc) throw authorisationNotFound();
      if (before.status === 'revoked') return before;
      if (before.endedAt !== null) throw authorisationEnded();
      await this.authorisations.end(id, 'revoked');
      await this.actions.record(principal, [{ action: 'authorisation.revoked', target: id, details: { creditCode: uscc } }]);
      return this.authorisations.one(id);
    };
    return this.idempotency.once(key, work, { status: 200 });
  }

  /** When it begins. */
  private periodOf({ from, until }: AuthorisationTerms): string {
    const now = this.clock.now();
    const begin = from === undefined ? now : new Date(from);
    const end = new Date(until);
    const longest = Math.max(begin.getTime(), now.getTime()) + this.config.AUTHORISATION_DAYS * DAY_MS;
    if (end <= now || end <= begin || end.getTime() > longest) throw periodUnfit();
    return begin.toISOString();
  }
}
