import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { AdminActions } from '../admin/admin-actions.js';
import { Authorisations } from './authorisations.js';
import { Representatives } from './representatives.js';

const LOCK = 'SELECT uscc FROM enterprises WHERE representative_user_id = $1 ORDER BY uscc FOR UPDATE';

/**
 * Who was taken for a 法定代表人 by a name that turned out to be another's. He never represented the enterprise, so whom he authorised acts for
 * nobody: it could be himself by another account. The next check of the register would find him days later.
 */
@Injectable()
export class LostRepresentatives {
  constructor(
    private readonly database: Database,
    private readonly representatives: Representatives,
    private readonly authorisations: Authorisations,
    private readonly actions: AdminActions,
  ) {}

  /** Part of the unit of work in which he loses the name. */
  async dismiss(userId: string): Promise<void> {
    for (const { uscc } of await this.database.query<{ uscc: string }>(LOCK, [userId])) {
      await this.representatives.dismiss(uscc, userId);
      await this.authorisations.endGrantedBy(uscc, userId);
      await this.actions.record({ kind: 'worker', id: 'bind-identity' }, [{ action: 'enterprise.representative-dismissed', target: uscc }]);
    }
  }
}
