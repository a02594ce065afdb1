import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page, type PageQuery } from '@yiwang/http-api';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { AccessEndings } from '../ending/access-endings.js';
import { PayloadStore } from '../oidc/payload-store.js';
import { EndLogins } from '../person/own/end-logins.js';
import { sessionNotFound, type ListedSession } from './session.schema.js';

/** Those that are there, of the user behind the account, as whom ever he logged in. */
const OWN = `FROM login_sessions s JOIN accounts a ON a.id = s.account_id JOIN accounts me ON me.user_id = s.user_id AND me.id = $1::uuid
  WHERE s.ended_at IS NULL`;
const LIST = `SELECT s.sid, s.account_id, a.kind, s.browser, s.system, s.address_masked, s.second_factor, s.logged_in_at, s.last_seen_at ${OWN}
    AND EXISTS (SELECT 1 FROM oidc_payloads p WHERE p.kind = 'Session' AND p.uid_hash = s.sid AND p.expires_at > now())
    AND ($2::timestamptz IS NULL OR (s.logged_in_at, s.sid) < ($2::timestamptz, $3::text))
  ORDER BY s.logged_in_at DESC, s.sid DESC LIMIT $4`;
/** Also while a login gives it another id, when its payload is away for a moment. */
const ONE = `SELECT s.sid ${OWN} AND s.sid = $2`;

interface Row {
  sid: string;
  account_id: string;
  kind: ListedSession['kind'];
  browser: string | null;
  system: string | null;
  address_masked: string;
  second_factor: boolean;
  logged_in_at: Date;
  last_seen_at: Date;
}

const Position = z.object({ at: z.iso.datetime({ precision: 3 }), sid: z.string().max(64) });

/** 我的登录会话. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly payloads: PayloadStore,
    private readonly endings: AccessEndings,
    private readonly logins: EndLogins,
  ) {}

  /** The newest login first. @throws HTTP.CURSOR_INVALID */
  async list(principal: Principal, { cursor, limit }: z.output<typeof PageQuery>): Promise<Page<ListedSession>> {
    const after = decodeCursor(Position, cursor);
    const rows = await this.database.query<Row & Record<string, unknown>>(LIST, [
      principal.id,
      after?.at ?? null,
      after?.sid ?? null,
      limit + 1,
    ]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ at: last.logged_in_at.toISOString(), sid: last.sid }));
    return { items: items.map((row) => listed(row, principal.sessionId)), next };
  }

  /**
   * Refresh tokens with the session, access tokens everywhere within seconds.
   * @throws AUTH.SESSION_NOT_FOUND also for anybody else's
   */
  async end(principal: Principal, sid: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      if ((await this.database.query(ONE, [principal.id, sid])).length === 0) throw sessionNotFound();
      await this.payloads.revokeSid(sid);
      await this.endings.end({ kind: 'session', id: sid });
    });
  }

  /** Every one, this one too, and every login that is half-way. */
  async endEvery(principal: Principal): Promise<void> {
    await this.unitOfWork.run(async () => {
      const [own] = await this.database.query<{ user: string }>('SELECT user_id AS "user" FROM accounts WHERE id = $1', [principal.id]);
      if (own) await this.logins.ofUser(own.user);
    });
  }
}

const listed = (row: Row, current: string | undefined): ListedSession => ({
  id: row.sid,
  accountId: row.account_id,
  kind: row.kind,
  browser: row.browser,
  system: row.system,
  address: row.address_masked,
  secondFactor: row.second_factor,
  since: row.logged_in_at.toISOString(),
  lastSeen: row.last_seen_at.toISOString(),
  current: row.sid === current,
});
