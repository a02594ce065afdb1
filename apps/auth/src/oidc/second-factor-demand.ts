import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';

const DEMANDED = `EXISTS (
    SELECT 1 FROM accounts a JOIN held_posts op ON op.account_id = a.id JOIN posts p ON p.code = op.post_code
     WHERE a.user_id = u.id AND a.disabled_at IS NULL AND p.second_factor)`;
const OF_ACCOUNT = `SELECT 1 FROM users u JOIN accounts own ON own.user_id = u.id WHERE own.id = $1::uuid AND ${DEMANDED}`;
const OF_USER = `SELECT ${DEMANDED} AS demanded, u.totp_confirmed_at IS NOT NULL AS enrolled, u.mobile_masked AS "mobileMasked"
  FROM users u WHERE u.id = $1::uuid AND u.closed_at IS NULL`;

export interface SecondFactorOfUser {
  /** A post of his lets nobody in by one factor. */
  demanded: boolean;
  enrolled: boolean;
  mobileMasked: string | null;
}

/** 双因素要求 — whoever has a post that demands a second factor is let in by nothing less, in whatever identity. */
@Injectable()
export class SecondFactorDemand {
  constructor(private readonly database: Database) {}

  async ofAccount(accountId: string): Promise<boolean> {
    return (await this.database.query(OF_ACCOUNT, [accountId])).length > 0;
  }

  /** Undefined for who is no user any more. */
  async ofUser(userId: string): Promise<SecondFactorOfUser | undefined> {
    const [row] = await this.database.query<SecondFactorOfUser & Record<string, unknown>>(OF_USER, [userId]);
    return row;
  }
}
