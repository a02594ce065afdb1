import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { AccessEndings } from '../../ending/access-endings.js';
import { PayloadStore } from '../../oidc/payload-store.js';

/** Logins are timed in whole seconds, so those of the present one are ended too. */
const NO_SESSION_BEFORE = `UPDATE users SET sessions_from = date_trunc('second', now()) + interval '1 second' WHERE id = $1`;

/** 全部下线 — ends every login of a user and what was given in it, tokens that are out included. */
@Injectable()
export class EndLogins {
  constructor(
    private readonly database: Database,
    private readonly payloads: PayloadStore,
    private readonly endings: AccessEndings,
  ) {}

  /** Part of the unit of work that gives the reason. */
  async ofUser(userId: string): Promise<void> {
    await this.database.query(NO_SESSION_BEFORE, [userId]);
    await this.payloads.revokeUser(userId);
    await this.endings.end({ kind: 'user', id: userId });
  }
}
