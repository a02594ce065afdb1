import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { SecurityFacts } from '../../security/security-facts.js';
import type { Audience } from './sites.js';

/** A ticket travels through the browser's address bar and is redeemed at once; a token stays with the site's server. */
const TICKET_SECONDS = 120;
const TOKEN_SECONDS = 300;
const FORM = /^[0-9a-f]{32}-(ticket|token)$/;

export type TicketKind = Audience | 'token';
export type TicketFault = 'malformed' | 'otherKind' | 'otherSite' | 'expired';

/** Who came in by it, and when he had logged in. */
export interface Admitted {
  accountId: string;
  loggedInAt: Date;
}

interface Row extends Admitted {
  kind: TicketKind;
  clientId: string;
  used: boolean;
  over: boolean;
}

/** What was good is good no more when the account, its user or all its sessions have ended since. */
const LIVE = `FROM site_tickets t JOIN accounts a ON a.id = t.account_id JOIN users u ON u.id = a.user_id`;
const FIND = `SELECT t.kind, t.client_id AS "clientId", t.account_id AS "accountId", t.logged_in_at AS "loggedInAt",
    t.used_at IS NOT NULL AS used, t.expires_at <= now() OR a.disabled_at IS NOT NULL OR u.closed_at IS NOT NULL
      OR coalesce(greatest(a.sessions_from, u.sessions_from) > t.logged_in_at, false) AS over
  ${LIVE} WHERE t.hash = $1`;
const FIND_ALONE = `${FIND} FOR UPDATE OF t`;

const admittedBy = ({ accountId, loggedInAt }: Row): Admitted => ({ accountId, loggedInAt });

/** 票据与令牌. Only keyed hashes are kept, so who reads the table gets in nowhere; expiry is real time, judged at reading. */
@Injectable()
export class Tickets {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly security: SecurityFacts,
    private readonly uow: UnitOfWork,
  ) {}

  async issue(kind: TicketKind, clientId: string, { accountId, loggedInAt }: Admitted): Promise<string> {
    const text = `${randomBytes(16).toString('hex')}-${kind === 'token' ? 'token' : 'ticket'}`;
    await this.database.query(
      `INSERT INTO site_tickets (hash, kind, client_id, account_id, logged_in_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [this.hash(text), kind, clientId, accountId, loggedInAt, kind === 'token' ? TOKEN_SECONDS : TICKET_SECONDS],
    );
    return text;
  }

  /**
   * Takes a ticket, once, and tells by it who came, both or neither; of two requests with the same one only one gets in. A refused one is left
   * as it was, also when there is nothing to be told of whom it was given to.
   */
  async redeem<T extends object>(
    text: string,
    kind: Audience,
    { clientId, address }: { clientId: string; address: string },
    tell: (admitted: Admitted) => Promise<T | undefined>,
  ): Promise<T | TicketFault> {
    const { found, told } = await this.uow.run(async () => {
      const found = await this.find(FIND_ALONE, text, kind, clientId);
      if (typeof found === 'string' || found.used || found.over) return { found };
      const told = await tell(admittedBy(found));
      if (told) await this.database.query('UPDATE site_tickets SET used_at = now() WHERE hash = $1', [this.hash(text)]);
      return { found, told };
    });
    if (told) return told;
    // A ticket that was given for another site: somebody hands them around.
    if (found === 'otherSite') await this.security.noteOnce('ticket.refused', { kind: 'client', id: clientId }, { address });
    if (typeof found === 'string') return found;
    if (found.used) await this.security.noteOnce('ticket.replayed', { kind: 'account', id: found.accountId }, { address });
    return 'expired';
  }

  /** Who holds a token. */
  async look(token: string, clientId: string): Promise<Admitted | TicketFault> {
    const found = await this.find(FIND, token, 'token', clientId);
    if (typeof found === 'string') return found;
    return found.over ? 'expired' : admittedBy(found);
  }

  /** What we never gave is told from what has expired by nothing. */
  private async find(sql: string, text: string, kind: TicketKind, clientId: string): Promise<Row | TicketFault> {
    if (!FORM.test(text)) return 'malformed';
    const [row] = await this.database.query<Row & Record<string, unknown>>(sql, [this.hash(text)]);
    if (!row) return 'expired';
    if (row.clientId !== clientId) return 'otherSite';
    if (row.kind !== kind) return 'otherKind';
    return row;
  }

  /** Forgets a bounded number of what is long over; says whether there may be more. */
  async prune(limit: number): Promise<boolean> {
    const gone = await this.database.query(
      `DELETE FROM site_tickets WHERE hash IN
         (SELECT hash FROM site_tickets WHERE expires_at < now() - interval '1 hour' ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING 1`,
      [limit],
    );
    return gone.length === limit;
  }

  private hash(text: string): string {
    return this.cipher.lookupHash(`site-ticket:${text}`);
  }
}
