import { Inject, Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import type { AuthConfig } from '../auth.config.js';
import { ActingPersons } from './acting-persons.js';
import { AUTHORISATION_ROWS, toAuthorisation, type AuthorisationRow } from './authorisation-rows.js';
import { authorisationNotFound, notRepresentative } from './enterprise.errors.js';
import type { Authorisation, AuthorisationQuery, AuthorisationScope, MyEnterprise } from './enterprise.schema.js';

/** The newest first; those carried over have no time in their ids and stand among the others. */
const listOf = (column: 'uscc' | 'agent_user_id'): string =>
  `${AUTHORISATION_ROWS} WHERE z.${column} = $1 AND z.id < $2::uuid ORDER BY z.id DESC LIMIT $3`;
const OF_ENTERPRISE = listOf('uscc');
const OF_AGENT = listOf('agent_user_id');
const ONE = `${AUTHORISATION_ROWS} WHERE z.id = $1`;
const IS_REPRESENTATIVE = `SELECT 1 FROM enterprises e JOIN legal_persons l ON l.uscc = e.uscc
    JOIN accounts a ON a.id = l.account_id AND a.user_id = e.representative_user_id
  WHERE e.uscc = $1 AND a.id = $2 AND a.disabled_at IS NULL`;
const MINE = `SELECT a.id, e.uscc, e.company_name, e.representative_user_id = $1 AS represents, z.id AS authorisation_id
    FROM accounts a JOIN legal_persons l ON l.account_id = a.id JOIN enterprises e ON e.uscc = l.uscc AND e.state = 'active'
    LEFT JOIN authorisations z ON z.account_id = a.id AND z.state = 'active' AND z.valid_from <= $2::timestamptz AND z.valid_until > $2::timestamptz
   WHERE a.user_id = $1 AND a.disabled_at IS NULL AND (e.representative_user_id = $1 OR z.id IS NOT NULL) AND a.id > $3::uuid
   ORDER BY a.id LIMIT $4`;

const Position = z.object({ id: z.uuid() });
const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface MineRow {
  id: string;
  uscc: string;
  company_name: string;
  represents: boolean | null;
  authorisation_id: string | null;
}

/** 授权查询, from both sides: whom an enterprise has authorised, and for whom a user acts. */
@Injectable()
export class ListAuthorisations {
  constructor(
    private readonly database: Database,
    private readonly persons: ActingPersons,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  /** @throws AUTH.NOT_REPRESENTATIVE, HTTP.CURSOR_INVALID */
  async ofEnterprise(uscc: string, query: AuthorisationQuery, { id, kind }: Principal): Promise<Page<Authorisation>> {
    if (kind !== 'legalPerson' || (await this.database.query(IS_REPRESENTATIVE, [uscc, id])).length === 0) throw notRepresentative();
    return this.list(OF_ENTERPRISE, uscc, query);
  }

  /** @throws ACCESS.FORBIDDEN, HTTP.CURSOR_INVALID */
  async ofAgent(query: AuthorisationQuery, principal: Principal): Promise<Page<Authorisation>> {
    return this.list(OF_AGENT, await this.persons.userOf(principal), query);
  }

  /** For which enterprises the user behind the caller may act now. @throws ACCESS.FORBIDDEN, HTTP.CURSOR_INVALID */
  async enterprisesOf({ cursor, limit }: AuthorisationQuery, principal: Principal): Promise<Page<MyEnterprise>> {
    const after = decodeCursor(Position, cursor)?.id ?? FIRST;
    const userId = await this.persons.userOf(principal);
    const params = [userId, this.clock.now().toISOString(), after, limit + 1];
    const rows = await this.database.query<MineRow & Record<string, unknown>>(MINE, params);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    return { items: items.map(toMine), next };
  }

  /** For the services that refuse what an agent may not do. @throws ACCESS.FORBIDDEN, AUTH.AUTHORISATION_NOT_FOUND */
  async scopeOf(id: string, { kind, clientId }: Principal): Promise<AuthorisationScope> {
    if (kind !== 'service' || !this.config.AUTHORISATION_CLIENTS.includes(clientId)) throw forbidden();
    const [row] = await this.database.query<AuthorisationRow & Record<string, unknown>>(ONE, [id]);
    if (!row) throw authorisationNotFound();
    const { creditCode, accountId, everything, items, departments, from, until } = toAuthorisation(row, this.clock.now());
    return { id, accountId, creditCode, everything, items, departments, from, until, ended: row.state !== 'active' };
  }

  private async list(sql: string, of: string, { cursor, limit }: AuthorisationQuery): Promise<Page<Authorisation>> {
    const before = decodeCursor(Position, cursor)?.id ?? LAST;
    const rows = await this.database.query<AuthorisationRow & Record<string, unknown>>(sql, [of, before, limit + 1]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: last.id }));
    const now = this.clock.now();
    return { items: items.map((row) => toAuthorisation(row, now)), next };
  }
}

const toMine = ({ id, uscc, company_name, represents, authorisation_id }: MineRow): MyEnterprise => ({
  creditCode: uscc,
  companyName: company_name,
  accountId: id,
  as: represents ? 'representative' : 'agent',
  authorisationId: represents ? null : authorisation_id,
});
