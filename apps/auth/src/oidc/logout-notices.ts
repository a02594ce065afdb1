import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';

/** What is read of a login session that ended: to which clients it had let somebody in. */
export interface EndedLogin {
  accountId?: string;
  authorizations?: Record<string, { sid?: string; grantId?: string }>;
}

const TELL = `INSERT INTO logout_notices (id, client_id, account_id, sid)
  SELECT r.id, r.client_id, r.account_id, r.sid
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, client_id text, account_id uuid, sid text)
    JOIN clients c ON c.client_id = r.client_id AND c.backchannel_logout_uri IS NOT NULL AND c.disabled_at IS NULL`;
/** Pushed on before it is sent: whoever dies with it in hand has it tried again, and nobody else takes it meanwhile. */
const TAKE = `UPDATE logout_notices SET attempts = attempts + 1, due_at = now() + make_interval(secs => $2)
  WHERE id IN (SELECT id FROM logout_notices WHERE state = 'due' AND due_at <= now() ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id, client_id AS "clientId", account_id AS "accountId", sid, attempts`;
const SENT = `UPDATE logout_notices SET state = 'sent', fault = NULL, changed_at = now() WHERE id = $1`;
const FAILED = `UPDATE logout_notices SET fault = $2, changed_at = now(),
    state = CASE WHEN $3::float8 IS NULL THEN 'dead' ELSE 'due' END,
    due_at = now() + make_interval(secs => coalesce($3, 0))
  WHERE id = $1`;
const FORGET = `DELETE FROM logout_notices WHERE state <> 'due' AND changed_at < now() - make_interval(days => $1)`;

export interface LogoutNotice {
  id: string;
  clientId: string;
  accountId: string;
  sid: string;
  /** With the present one. */
  attempts: number;
}

/** 退出通知 — who has to be told that a login is over: written where it ends, sent by a worker. */
@Injectable()
export class LogoutNotices {
  constructor(private readonly database: Database) {}

  /** In a unit of work it belongs to that. Clients without an address for it are left out. */
  async tell(ended: readonly EndedLogin[]): Promise<void> {
    const rows = ended.flatMap(({ accountId, authorizations = {} }) =>
      Object.entries(authorizations).flatMap(([clientId, { sid }]) =>
        accountId === undefined || sid === undefined ? [] : [{ id: uuidv7(), client_id: clientId, account_id: accountId, sid }],
      ),
    );
    if (rows.length > 0) await this.database.query(TELL, [JSON.stringify(rows)]);
  }

  /** Those whose time has come, at most `limit`; they come again after so many seconds unless it is said what became of them. */
  take(limit: number, againSeconds: number): Promise<LogoutNotice[]> {
    return this.database.query<LogoutNotice & Record<string, unknown>>(TAKE, [limit, againSeconds]);
  }

  async sent(id: string): Promise<void> {
    await this.database.query(SENT, [id]);
  }

  /** To be tried again after so many seconds; null: given up, until somebody asks for it. */
  async failed(id: string, fault: string, againSeconds: number | null): Promise<void> {
    await this.database.query(FAILED, [id, fault, againSeconds]);
  }

  async forget(days: number): Promise<void> {
    await this.database.query(FORGET, [days]);
  }
}
