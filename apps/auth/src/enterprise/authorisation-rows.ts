import type { Authorisation, AuthorisationStatus } from './enterprise.schema.js';

export type AuthorisationState = Exclude<AuthorisationStatus, 'pending'>;

export interface AuthorisationRow {
  id: string;
  uscc: string;
  company_name: string;
  agent_user_id: string;
  agent_name: string | null;
  account_id: string | null;
  carried_over: boolean;
  everything: boolean;
  items: string[];
  departments: string[];
  valid_from: Date;
  valid_until: Date;
  state: AuthorisationState;
  offered_at: Date;
  accepted_at: Date | null;
  ended_at: Date | null;
}

export const AUTHORISATION_ROWS = `
  SELECT z.id, z.uscc, e.company_name, z.agent_user_id, i.name_masked AS agent_name, z.account_id, z.granted_by IS NULL AS carried_over,
         z.everything, z.items, z.departments, z.valid_from, z.valid_until, z.state, z.offered_at, z.accepted_at, z.ended_at
    FROM authorisations z JOIN enterprises e ON e.uscc = z.uscc LEFT JOIN person_identities i ON i.user_id = z.agent_user_id`;

/** 授权状态: time alone begins and ends one that was accepted. */
function statusOf({ state, valid_from, valid_until }: AuthorisationRow, now: Date): AuthorisationStatus {
  if (state !== 'offered' && state !== 'active') return state;
  if (valid_until <= now) return 'expired';
  return state === 'active' && valid_from > now ? 'pending' : state;
}

export const toAuthorisation = (row: AuthorisationRow, now: Date): Authorisation => ({
  id: row.id,
  creditCode: row.uscc,
  companyName: row.company_name,
  // Before he accepts, his name is not the enterprise's to know.
  agent: { userId: row.agent_user_id, name: row.accepted_at === null ? null : row.agent_name },
  accountId: row.account_id,
  everything: row.everything,
  items: row.items,
  departments: row.departments,
  from: row.valid_from.toISOString(),
  until: row.valid_until.toISOString(),
  status: statusOf(row, now),
  carriedOver: row.carried_over,
  offeredAt: row.offered_at.toISOString(),
  acceptedAt: row.accepted_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
});
