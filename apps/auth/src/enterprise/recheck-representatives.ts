import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock, isAppError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { Workers } from '@yiwang/workers';
import { AdminActions } from '../admin/admin-actions.js';
import type { AuthConfig } from '../auth.config.js';
import { ActingPersons } from './acting-persons.js';
import { Enterprises } from './enterprises.js';
import { EnterpriseRegister, type RegisteredEnterprise } from './register/enterprise-register.js';
import { Representatives } from './representatives.js';

const EVERY_MS = 600_000;
const BATCH = 20;
const DAY_MS = 86_400_000;
const READER = 'worker:recheck-representatives';
const DUE = `SELECT uscc, representative_user_id AS "userId" FROM enterprises
  WHERE representative_user_id IS NOT NULL AND (verified_at IS NULL OR verified_at < $1) ORDER BY verified_at NULLS FIRST LIMIT ${BATCH}`;

interface Due {
  uscc: string;
  userId: string;
}
type Found = 'dismissed' | 'closed' | RegisteredEnterprise;

const log = logger('auth.enterprises');

/** Whom it asks and what it changes. */
@Injectable()
export class RecheckParts {
  constructor(
    readonly persons: ActingPersons,
    readonly register: EnterpriseRegister,
    readonly enterprises: Enterprises,
    readonly representatives: Representatives,
    readonly actions: AdminActions,
  ) {}
}

/** 法定代表人复核 — the register changes without telling: whoever it does not name any more loses the enterprise, also before anybody takes it over. */
@Injectable()
export class RecheckRepresentatives {
  constructor(
    workers: Workers,
    private readonly parts: RecheckParts,
    private readonly database: Database,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {
    workers.add({ name: 'recheck-representatives', everyMs: EVERY_MS, round: () => this.recheck() });
  }

  /** Takes one bite; says whether there may be more. While the register is away everything stays as it is. */
  async recheck(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - this.config.ENTERPRISE_RECHECK_DAYS * DAY_MS);
    const due = await this.database.query<Due & Record<string, unknown>>(DUE, [before.toISOString()]);
    let settled = 0;
    for (const one of due) {
      try {
        await this.settle(one, await this.ask(one));
        settled++;
      } catch (err) {
        if (isAppError(err) && err.kind === 'unavailable') {
          log.warn('representatives are checked later: the register is away', { err });
          return false;
        }
        // What is wrong with one of them keeps nobody else's check back; it is tried again in the next round.
        log.error('a representative could not be checked', { err });
      }
    }
    return settled === BATCH;
  }

  private async ask({ uscc, userId }: Due): Promise<Found> {
    const representative = await this.parts.persons.identityOf(userId, READER);
    if (!representative) return 'dismissed';
    const enterprise = await this.parts.register.check({ creditCode: uscc, representative });
    if (enterprise?.state === 'closed') return 'closed';
    return enterprise?.isRepresentative ? enterprise : 'dismissed';
  }

  private settle({ uscc, userId }: Due, found: Found): Promise<void> {
    const { enterprises, representatives, actions } = this.parts;
    return this.unitOfWork.run(async () => {
      // Somebody may have taken it over meanwhile: he was checked a moment ago.
      if ((await enterprises.lock(uscc))?.representativeUserId !== userId) return;
      if (typeof found !== 'string') return representatives.confirm(uscc, found);
      if (found === 'closed') await representatives.close(uscc, userId);
      else await representatives.dismiss(uscc, userId);
      const action = found === 'closed' ? 'enterprise.closed' : 'enterprise.representative-dismissed';
      await actions.record({ kind: 'worker', id: 'recheck-representatives' }, [{ action, target: uscc }]);
    });
  }
}
