import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page, type PageQuery } from '@yiwang/http-api';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { AccessEndings } from '../ending/access-endings.js';
import { PayloadStore } from '../oidc/payload-store.js';
import { sessionNotFound, type ListedSession } from './session.schema.js';

/** Those that are there, of the user behind the account, as whom ever he logged in. */
const OWN = `FROM login_sessions s JOIN accounts a ON a.id = s.account_id JOIN accounts me ON me.user_id = s.user_id AND me.id = $1::uuid
  WHERE EXISTS (SELECT 1 FROM oidc_payloads p WHERE p.kind = 'Session' AND p.uid_hash = s.sid AND p.expires_at > now())`;
const LIST = `SELECT s.sid, s.account_id, a.kind, s.browser, s.system, s.address_masked, s.second_factor, s.logged_in_at, s.last_seen_at ${OWN}
    AND ($2::timestamptz IS NULL OR (s.logged_in_at, s.sid) < ($2::timestamptz, $3::text))
  ORDER BY s.logged_in_at DESC, s.sid DESC LIMIT $4`;
const SIDS = `SELECT s.sid ${OWN} AND ($2::text IS NULL OR s.sid = $2)`;

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

  /** @throws AUTH.SESSION_NOT_FOUND also for anybody else's */
  async end(principal: Principal, sid: string): Promise<void> {
    if ((await this.endAll(principal.id, sid)) === 0) throw sessionNotFound();
  }

  /** Every one, this one too. */
  async endEvery(principal: Principal): Promise<void> {
    await this.endAll(principal.id, null);
  }

  /** Refresh tokens with the sessions, access tokens everywhere within seconds. Returns how many. */
  private endAll(accountId: string, sid: string | null): Promise<number> {
    return this.unitOfWork.run(async () => {
      const rows = await this.database.query<{ sid: string }>(SIDS, [accountId, sid]);
      for (const row of rows) await this.payloads.revokeSid(row.sid);
      await this.endings.end(...rows.map((row) => ({ kind: 'session' as const, id: row.sid })));
      return rows.length;
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
