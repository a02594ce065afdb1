import { Injectable } from '@nestjs/common';
import type { Actor } from '@yiwang/event-core';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { SecurityKind } from '@yiwang/events-auth';
import { SecurityFacts } from '../security/security-facts.js';

export type UserChange =
  | 'registered'
  | 'password-chosen'
  | 'password-recovered'
  | 'mobile-changed'
  | 'account-linked'
  | 'account-unlinked'
  | 'data-exported'
  | 'identity-lost'
  | 'closed';

/** What supervision hears of: by these somebody else could have taken the account over. */
const NOTED: Partial<Record<UserChange, SecurityKind>> = { 'mobile-changed': 'mobile.changed', 'password-recovered': 'account.recovered' };

/** 本人操作留痕 — what users did to their own accounts, in a table that only grows, without what it was changed from or to. */
@Injectable()
export class UserChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly security: SecurityFacts,
  ) {}

  /** Part of the unit of work that does it. `by`: who did it for him. */
  async record(userId: string, change: UserChange, by?: Actor): Promise<void> {
    await this.database.query('INSERT INTO user_changes (id, at, user_id, change) VALUES ($1, $2, $3, $4)', [
      uuidv7(),
      this.clock.now().toISOString(),
      userId,
      change,
    ]);
    const noted = NOTED[change];
    if (noted) await this.security.note(noted, { kind: 'user', id: userId }, { by });
  }
}
