import { Injectable } from '@nestjs/common';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database, violatedConstraint } from '@yiwang/persistence';
import { AccountAccess } from './account-access.js';
import { AUTHORISATION_ROWS, toAuthorisation, type AuthorisationRow } from './authorisation-rows.js';
import { alreadyOffered, authorisationEnded, authorisationNotFound } from './enterprise.errors.js';
import type { Authorisation, AuthorisationTerms } from './enterprise.schema.js';

const OFFER = `INSERT INTO authorisations
    (id, uscc, agent_user_id, granted_by, everything, items, departments, valid_from, valid_until, state, offered_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'offered', $10)`;
/** Unless its time has run out this moment. */
const ACCEPT = `UPDATE authorisations SET state = 'active', account_id = $2, accepted_at = $3 WHERE id = $1 AND state = 'offered' RETURNING 1`;
const END_ONE = `UPDATE authorisations SET state = $2, ended_at = $3 WHERE id = $1 AND state IN ('offered', 'active') RETURNING id, account_id`;
const END_ACTIVE = `UPDATE authorisations SET state = $3, ended_at = $4
  WHERE uscc = $1 AND agent_user_id = $2 AND state = 'active' RETURNING id, account_id`;
const END_OFFERS = `UPDATE authorisations SET state = $2, ended_at = $3 WHERE uscc = $1 AND state = 'offered'`;
const END_ALL = `UPDATE authorisations SET state = $2, ended_at = $3 WHERE uscc = $1 AND state IN ('offered', 'active') RETURNING id, account_id`;
const END_GRANTED = `UPDATE authorisations SET state = 'revoked', ended_at = $3
  WHERE uscc = $1 AND granted_by = $2 AND state IN ('offered', 'active') RETURNING id, account_id`;
/** Several workers may do so at once. */
const EXPIRE = `UPDATE authorisations SET state = 'expired', ended_at = $1 WHERE id IN (
    SELECT id FROM authorisations WHERE state IN ('offered', 'active') AND valid_until <= $1 ORDER BY valid_until LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, account_id`;

export type Ending = 'declined' | 'revoked' | 'resigned' | 'replaced' | 'expired';
export interface Grant {
  uscc: string;
  agentUserId: string;
  grantedBy: string;
  terms: AuthorisationTerms & { from: string };
}
interface Ended {
  id: string;
  account_id: string | null;
}

/** 法人授权 as they are stored; in a unit of work that has locked the enterprise. Whoever loses one loses his sessions and tokens with it. */
@Injectable()
export class Authorisations {
  constructor(
    private readonly database: Database,
    private readonly access: AccountAccess,
    private readonly clock: Clock,
  ) {}

  /** @throws AUTH.AUTHORISATION_OFFERED */
  async offer({ uscc, agentUserId, grantedBy, terms }: Grant): Promise<string> {
    const id = uuidv7();
    const { everything, items, departments, from, until } = terms;
    const now = this.clock.now().toISOString();
    try {
      await this.database.query(OFFER, [id, uscc, agentUserId, grantedBy, everything, items, departments, from, until, now]);
    } catch (error) {
      if (violatedConstraint(error) === 'authorisations_one_offered') throw alreadyOffered({ cause: error });
      throw error;
    }
    return id;
  }

  /** What is in force of the same agent before ends with it. @throws AUTH.AUTHORISATION_ENDED */
  async accept({ id, creditCode, agent }: Authorisation, accountId: string): Promise<void> {
    await this.endActive(creditCode, agent.userId, 'replaced');
    const accepted = await this.database.query(ACCEPT, [id, accountId, this.clock.now().toISOString()]);
    if (accepted.length === 0) throw authorisationEnded();
  }

  async end(id: string, as: Ending): Promise<void> {
    await this.tell(await this.database.query<Ended & Record<string, unknown>>(END_ONE, [id, as, this.clock.now().toISOString()]), as);
  }

  async endActive(uscc: string, agentUserId: string, as: Ending): Promise<void> {
    const now = this.clock.now().toISOString();
    await this.tell(await this.database.query<Ended & Record<string, unknown>>(END_ACTIVE, [uscc, agentUserId, as, now]), as);
  }

  /** Of everybody who acts for the enterprise, or was asked to. */
  async endAll(uscc: string, as: Ending): Promise<void> {
    await this.tell(await this.database.query<Ended & Record<string, unknown>>(END_ALL, [uscc, as, this.clock.now().toISOString()]), as);
  }

  /** What waits for an answer; by an offer nobody has logged in. */
  async endOffers(uscc: string, as: Ending): Promise<void> {
    await this.database.query(END_OFFERS, [uscc, as, this.clock.now().toISOString()]);
  }

  /** Ends a bounded number of those whose time is over; how many. Without any enterprise locked. */
  async expire(most: number): Promise<number> {
    const ended = await this.database.query<Ended & Record<string, unknown>>(EXPIRE, [this.clock.now().toISOString(), most]);
    await this.tell(ended, 'expired');
    return ended.length;
  }

  /** @throws AUTH.AUTHORISATION_NOT_FOUND */
  async one(id: string): Promise<Authorisation> {
    const [row] = await this.database.query<AuthorisationRow & Record<string, unknown>>(`${AUTHORISATION_ROWS} WHERE z.id = $1`, [id]);
    if (!row) throw authorisationNotFound();
    return toAuthorisation(row, this.clock.now());
  }

  /** Those of one who had nothing to give. */
  async endGrantedBy(uscc: string, userId: string): Promise<void> {
    const ended = await this.database.query<Ended & Record<string, unknown>>(END_GRANTED, [uscc, userId, this.clock.now().toISOString()]);
    await this.tell(ended, 'revoked');
  }

  private async tell(ended: readonly Ended[], as: Ending): Promise<void> {
    for (const { id, account_id } of ended) {
      // Nobody has logged in by an offer. By another authorisation the agent goes on with his session, and with new tokens.
      if (account_id !== null) await this.access.endAuthorisation(id, account_id, { sessions: as !== 'replaced' });
    }
  }
}
