import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { Database } from '@yiwang/persistence';

/** 限次规则 — each is rows of `throttle_limits`: how many in how many seconds, for one subject. */
export type LimitName =
  | 'code.numberFromPlace'
  | 'code.number'
  | 'code.device'
  | 'code.address'
  | 'login.account'
  | 'login.address'
  | 'secondFactor.user'
  | 'proof.number'
  | 'proof.user'
  | 'enterprise.claim'
  | 'security.repeated';

export interface Subject {
  limit: LimitName;
  /** Whom it is counted for: a number, an address, a login. Kept as a keyed hash only. */
  of: string;
}

/** Why an attempt is not let through. */
export interface Refusal {
  limit: LimitName;
  of: string;
  /** Seconds to wait. */
  wait: number;
  /** The first one beyond the limit: worth a word to whoever watches, which the others are not. */
  first: boolean;
}

const TAKE = `
  INSERT INTO throttle_counts AS c (bucket_hash, seconds, count, until)
  SELECT $1, l.seconds, 1, now() + make_interval(secs => l.seconds) FROM throttle_limits l WHERE l.name = $2 ORDER BY l.seconds
  ON CONFLICT (bucket_hash, seconds) DO UPDATE SET
    count = CASE WHEN c.until <= now() THEN 1 ELSE c.count + 1 END,
    until = CASE WHEN c.until <= now() THEN excluded.until ELSE c.until END
  RETURNING ceil(extract(epoch FROM until - now()))::int AS wait,
    count - (SELECT most FROM throttle_limits l WHERE l.name = $2 AND l.seconds = c.seconds) AS over`;

/** 限次 — counts before anything is looked at, in real time and across all processes. */
@Injectable()
export class Throttle {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Counts one attempt for each subject, one after the other: what an earlier one refuses is not counted for the later ones, so that whoever
   * is stopped at a narrow limit cannot use up a wide one that he shares with others. The first refusal.
   */
  async take(...subjects: Subject[]): Promise<Refusal | undefined> {
    for (const subject of subjects) {
      const refusal = await this.takeOne(subject);
      if (refusal) return refusal;
    }
    return undefined;
  }

  /** What was counted turned out to be right: many people behind one address log in every morning. */
  async giveBack(...subjects: Subject[]): Promise<void> {
    const hashes = subjects.map(({ limit, of }) => this.hashOf(limit, of)).sort();
    await this.database.query('UPDATE throttle_counts SET count = greatest(count - 1, 0) WHERE bucket_hash = ANY($1)', [hashes]);
  }

  async forget({ limit, of }: Subject): Promise<void> {
    await this.database.query('DELETE FROM throttle_counts WHERE bucket_hash = $1', [this.hashOf(limit, of)]);
  }

  /** Forgets what limits nothing any more, a bite at a time; says whether there may be more. */
  async prune(limit = 2_000): Promise<boolean> {
    const gone = await this.database.query(
      `DELETE FROM throttle_counts WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM throttle_counts WHERE until < now() LIMIT $1 FOR UPDATE SKIP LOCKED)) RETURNING 1`,
      [limit],
    );
    return gone.length === limit;
  }

  private async takeOne({ limit, of }: Subject): Promise<Refusal | undefined> {
    const counted = await this.database.query<{ wait: number; over: number }>(TAKE, [this.hashOf(limit, of), limit]);
    const over = counted.filter((one) => one.over > 0);
    if (over.length === 0) return undefined;
    return { limit, of, wait: Math.max(1, ...over.map(({ wait }) => wait)), first: over.some((one) => one.over === 1) };
  }

  private hashOf(limit: LimitName, of: string): string {
    return this.cipher.lookupHash(`throttle:${limit}:${of}`);
  }
}
