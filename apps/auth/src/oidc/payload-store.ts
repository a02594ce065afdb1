import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { errors, type Adapter, type Payload } from 'oidc-provider';
import { END_SESSION } from '../session/login-sessions.js';
import { LogoutNotices, type EndedLogin } from './logout-notices.js';

interface Row {
  payload: string;
  id_hash: string;
  consumed: number | null;
}

const INTO = 'INSERT INTO oidc_payloads (kind, id_hash, payload, grant_hash, uid_hash, expires_at, account_hash, client_id)';
const VALUES = '$1, $2, $3, $4, $5, now() + make_interval(secs => $6), $7, $8';
const OVER = `ON CONFLICT (kind, id_hash) DO UPDATE SET payload = excluded.payload, grant_hash = excluded.grant_hash,
    uid_hash = excluded.uid_hash, account_hash = excluded.account_hash, client_id = excluded.client_id, expires_at = excluded.expires_at`;
const PUT = `${INTO} VALUES (${VALUES}) ${OVER}`;
/**
 * A request that began before its account's sessions were ended writes the session again at its end, or a code or refresh token of it. The
 * lock makes it wait for whoever ends the sessions, and see the account as it is then; what is from before is not written.
 */
const PUT_LOGGED_IN = `${INTO} SELECT ${VALUES} FROM accounts a JOIN users u ON u.id = a.user_id
   WHERE a.id = $9::uuid AND a.disabled_at IS NULL AND u.closed_at IS NULL
     AND coalesce(greatest(a.sessions_from, u.sessions_from), to_timestamp(0)) <= to_timestamp($10::float8)
     FOR SHARE OF a, u ${OVER}`;

/** When the password was checked that a payload rests on, by the kinds that somebody comes in with. */
const LOGGED_IN_AT: Readonly<Record<string, string>> = { Session: 'loginTs', AuthorizationCode: 'authTime', RefreshToken: 'authTime' };

/** What a code or refresh token is refused with that another request had just consumed. */
export class AlreadyConsumed extends errors.InvalidGrant {
  constructor(readonly payload: Payload | undefined) {
    super('already consumed');
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Whose a payload is: a session's, a code's or a token's account, or the one that an interaction has just logged in. */
function accountOf(payload: Payload): string | null {
  const { session, result } = payload as { session?: { accountId?: unknown }; result?: { login?: { accountId?: unknown } } };
  return text(payload['accountId']) ?? text(result?.login?.accountId) ?? text(session?.accountId);
}

/**
 * Where sessions, codes, refresh tokens and grants live. Their identifiers are the secrets a browser holds, so the table knows only keyed
 * hashes of them and encrypted payloads: who reads the table cannot take over a session. Expiry is real time, judged at reading.
 */
@Injectable()
export class PayloadStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
    private readonly notices: LogoutNotices,
  ) {}

  /** The adapter of one kind of payload, in the form that oidc-provider asks for. */
  of(kind: string): Adapter {
    return {
      upsert: (id, payload, expiresIn) => this.upsert(kind, id, payload, expiresIn),
      find: (id) => this.find(kind, 'id_hash', id),
      findByUid: (uid) => this.find(kind, 'uid_hash', uid),
      findByUserCode: () => Promise.resolve(undefined), // the device flow is off
      consume: (id) => this.consume(kind, id),
      destroy: (id) => this.run('DELETE FROM oidc_payloads WHERE kind = $1 AND id_hash = $2', [kind, this.hash(id)]),
      revokeByGrantId: (grantId) => this.run('DELETE FROM oidc_payloads WHERE grant_hash = $1', [this.hash(grantId)]),
    };
  }

  /** Ends every session, code, refresh token and grant of an account. In a unit of work it belongs to that. */
  async revokeAccount(accountId: string): Promise<void> {
    await this.end('account_hash = $1', [this.hashOfAccount(accountId)]);
  }

  /** The same of all accounts of a user. */
  async revokeUser(userId: string): Promise<void> {
    const accounts = await this.database.query<{ id: string }>('SELECT id FROM accounts WHERE user_id = $1', [userId]);
    const hashes = accounts.map(({ id }) => this.hashOfAccount(id));
    await this.end('account_hash = ANY($1)', [hashes]);
  }

  /** Ends one login session with all that clients were given in it; whether there was one. In a unit of work it belongs to that. */
  revokeSession(uid: string): Promise<boolean> {
    return this.revokeSid(this.hash(uid));
  }

  /** The same by what its tokens call it. */
  async revokeSid(sid: string): Promise<boolean> {
    await this.run(END_SESSION, [sid]);
    const ended = await this.end(`kind = 'Session' AND uid_hash = $1`, [sid]);
    for (const { authorizations = {} } of ended) {
      for (const { grantId } of Object.values(authorizations)) if (grantId !== undefined) await this.revokeGrant(this.hash(grantId));
    }
    return ended.length > 0;
  }

  /** Ends every code, token and grant that a client was given; whoever logged in through it stays logged in. In a unit of work it belongs to that. */
  async revokeClient(clientId: string): Promise<void> {
    await this.run('DELETE FROM oidc_payloads WHERE client_id = $1', [clientId]);
  }

  /** What a client was given for one account. In a unit of work it belongs to that. */
  async revokeClientOf(accountId: string, clientId: string): Promise<void> {
    await this.run('DELETE FROM oidc_payloads WHERE account_hash = $1 AND client_id = $2', [this.hashOfAccount(accountId), clientId]);
  }

  /** Deletes a bounded number of expired rows; several workers may do so at once. Returns how many. */
  async prune(limit = 2_000): Promise<number> {
    const [row] = await this.database.query<{ count: string }>(
      `WITH gone AS (DELETE FROM oidc_payloads WHERE (kind, id_hash) IN
         (SELECT kind, id_hash FROM oidc_payloads WHERE expires_at < now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING 1)
       SELECT count(*) AS count FROM gone`,
      [limit],
    );
    return Number(row?.count ?? 0);
  }

  private async upsert(kind: string, id: string, payload: Payload, expiresIn?: number): Promise<void> {
    const hash = this.hash(id);
    const grantId = text(payload['grantId']);
    const uid = text(payload['uid']);
    const account = accountOf(payload);
    const loggedInAt = account === null ? undefined : LOGGED_IN_AT[kind];
    await this.run(loggedInAt === undefined ? PUT : PUT_LOGGED_IN, [
      kind,
      hash,
      this.cipher.encrypt(JSON.stringify(payload), `${kind}:${hash}`),
      grantId === null ? null : this.hash(grantId),
      uid === null ? null : this.hash(uid),
      expiresIn ?? null,
      account === null ? null : this.hashOfAccount(account),
      text(payload['clientId']),
      ...(loggedInAt === undefined ? [] : [account, Number(payload[loggedInAt])]),
    ]);
  }

  private async find(kind: string, column: 'id_hash' | 'uid_hash', value: string): Promise<Payload | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT payload, id_hash, extract(epoch FROM consumed_at)::float8 AS consumed FROM oidc_payloads
        WHERE kind = $1 AND ${column} = $2 AND (expires_at IS NULL OR expires_at > now())`,
      [kind, this.hash(value)],
    );
    if (!row) return undefined;
    const payload = JSON.parse(this.cipher.decrypt(row.payload, `${kind}:${row.id_hash}`)) as Payload;
    return row.consumed === null ? payload : { ...payload, consumed: Math.floor(row.consumed) };
  }

  /**
   * The provider looks and then consumes; of two requests that looked at once, only one may go on with the code or refresh token. Which of
   * them is the thief nobody knows: as with one that comes later, all that was made of it ends.
   */
  private async consume(kind: string, id: string): Promise<void> {
    const hash = this.hash(id);
    const won = await this.database.query(
      'UPDATE oidc_payloads SET consumed_at = now() WHERE kind = $1 AND id_hash = $2 AND consumed_at IS NULL RETURNING 1',
      [kind, hash],
    );
    if (won.length > 0) return;
    const [row] = await this.database.query<{ grant_hash: string | null }>(
      'SELECT grant_hash FROM oidc_payloads WHERE kind = $1 AND id_hash = $2',
      [kind, hash],
    );
    const payload = await this.find(kind, 'id_hash', id);
    if (typeof row?.grant_hash === 'string') await this.revokeGrant(row.grant_hash);
    throw new AlreadyConsumed(payload);
  }

  /** The grant and all that was made of it; a refresh token that is only just being written is worth nothing without its grant. */
  private async revokeGrant(grantHash: string): Promise<void> {
    await this.run(`DELETE FROM oidc_payloads WHERE grant_hash = $1 OR (kind = 'Grant' AND id_hash = $1)`, [grantHash]);
  }

  /** Deletes what the condition says, and has the clients of its sessions told. */
  private async end(condition: string, params: unknown[]): Promise<EndedLogin[]> {
    const rows = await this.database.query<{ id_hash: string; payload: string | null }>(
      `DELETE FROM oidc_payloads WHERE ${condition} RETURNING id_hash, CASE WHEN kind = 'Session' THEN payload END AS payload`,
      params,
    );
    const ended = rows.flatMap(({ id_hash, payload }) =>
      payload === null ? [] : [JSON.parse(this.cipher.decrypt(payload, `Session:${id_hash}`)) as EndedLogin],
    );
    await this.notices.tell(ended);
    return ended;
  }

  private hash(id: string): string {
    return this.cipher.lookupHash(`oidc:${id}`);
  }

  private hashOfAccount(accountId: string): string {
    return this.cipher.lookupHash(`oidc-account:${accountId}`);
  }

  private async run(sql: string, params: unknown[]): Promise<void> {
    await this.database.query(sql, params);
  }
}
