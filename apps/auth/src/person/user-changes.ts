import { Injectable } from '@nestjs/common';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';

export type UserChange =
  'registered' | 'password-chosen' | 'password-recovered' | 'mobile-changed' | 'data-exported' | 'identity-lost' | 'closed';

/** 本人操作留痕 — what users did to their own accounts, in a table that only grows, without what it was changed from or to. */
@Injectable()
export class UserChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Part of the unit of work that does it. */
  async record(userId: string, change: UserChange): Promise<void> {
    await this.database.query('INSERT INTO user_changes (id, at, user_id, change) VALUES ($1, $2, $3, $4)', [
      uuidv7(),
      this.clock.now().toISOString(),
      userId,
      change,
    ]);
  }
}
