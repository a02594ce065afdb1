import { Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { isAppError, uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { AdminActions } from '../admin/admin-actions.js';
import { SecurityFacts } from '../security/security-facts.js';
import { Enrolment } from './enrolment.js';
import { FactorAttempts } from './factor-attempts.js';
import { originOfSession, type CodeOrigin } from './factor-devices.js';
import { enrolmentOver, secondFactorDemanded, secondFactorLocked, secondFactorMissing, secondFactorWrong } from './second-factor.errors.js';
import type { OfferedSecondFactor, RecoveryCodes, RemovedSecondFactor, SecondFactorOf } from './second-factor.schema.js';
import { SecondFactor } from './second-factor.js';

const ENROLMENT_MS = 10 * 60_000;
const OF_ACCOUNT = `SELECT a.user_id AS "userId", EXISTS (
    SELECT 1 FROM accounts s JOIN held_posts op ON op.account_id = s.id JOIN posts p ON p.code = op.post_code
     WHERE s.user_id = a.user_id AND s.disabled_at IS NULL AND p.second_factor) AS demanded
  FROM accounts a WHERE a.id = $1 AND a.disabled_at IS NULL`;

/** When an id (UUIDv7) was made, in ms. */
const madeAt = (id: string): number => parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/** 本人的动态口令. Codes are counted before the unit of work, so that a wrong one counts although everything else is undone. */
@Injectable()
export class OwnSecondFactor {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly secondFactor: SecondFactor,
    private readonly attempts: FactorAttempts,
    private readonly enrolment: Enrolment,
    private readonly actions: AdminActions,
    private readonly security: SecurityFacts,
  ) {}

  async show(principal: Principal): Promise<SecondFactorOf> {
    const { userId, demanded } = await this.userOf(principal);
    return { ...(await this.secondFactor.state(userId)), demanded };
  }

  /** Changes nothing until a code of the device comes back. @throws AUTH.SECOND_FACTOR_ENROLLED */
  async offer(principal: Principal): Promise<OfferedSecondFactor> {
    const { userId } = await this.userOf(principal);
    const enrolmentId = uuidv7();
    const until = new Date(madeAt(enrolmentId) + ENROLMENT_MS).toISOString();
    return { enrolmentId, until, ...(await this.enrolment.offer(userId, enrolmentId)) };
  }

  /** @throws AUTH.ENROLMENT_OVER, AUTH.SECOND_FACTOR_WRONG, AUTH.SECOND_FACTOR_LOCKED, AUTH.SECOND_FACTOR_ENROLLED */
  async confirm(principal: Principal, enrolmentId: string, code: string, key: IdempotentRequest): Promise<RecoveryCodes> {
    const { userId } = await this.userOf(principal);
    const age = Date.now() - madeAt(enrolmentId);
    if (age > ENROLMENT_MS || age < -5_000) throw enrolmentOver();
    const origin = originOfSession(principal);
    return this.shownOnce(userId, origin, key, async () => {
      const codes = await this.enrolment.prove(userId, enrolmentId, code, origin);
      if (codes === undefined) throw secondFactorWrong();
      await this.actions.record(principal, [{ action: 'second-factor.enrolled', target: principal.id }]);
      return codes;
    });
  }

  /** @throws AUTH.SECOND_FACTOR_WRONG, AUTH.SECOND_FACTOR_LOCKED, AUTH.SECOND_FACTOR_MISSING */
  async renewCodes(principal: Principal, code: string, key: IdempotentRequest): Promise<RecoveryCodes> {
    const { userId } = await this.userOf(principal);
    const origin = originOfSession(principal);
    return this.shownOnce(userId, origin, key, async () => {
      await this.demandCode(userId, code, origin);
      await this.actions.record(principal, [{ action: 'second-factor.codes-renewed', target: principal.id }]);
      return this.enrolment.renewCodes(userId);
    });
  }

  /** @throws AUTH.SECOND_FACTOR_DEMANDED, AUTH.SECOND_FACTOR_WRONG, AUTH.SECOND_FACTOR_LOCKED, AUTH.SECOND_FACTOR_MISSING */
  async remove(principal: Principal, code: string, key: IdempotentRequest): Promise<RemovedSecondFactor> {
    const { userId, demanded } = await this.userOf(principal);
    if (demanded) throw secondFactorDemanded();
    const origin = originOfSession(principal);
    const work = async (): Promise<RemovedSecondFactor> => {
      await this.demandCode(userId, code, origin);
      await this.secondFactor.remove(userId);
      await this.actions.record(principal, [{ action: 'second-factor.removed', target: principal.id }]);
      await this.security.note('secondFactor.removed', { kind: 'user', id: userId });
      return { enrolled: false };
    };
    return this.counted(userId, origin, key, work);
  }

  /** Codes go with this answer alone: what is kept for a repetition has none. */
  private async shownOnce(
    userId: string,
    origin: CodeOrigin,
    key: IdempotentRequest,
    make: () => Promise<string[]>,
  ): Promise<RecoveryCodes> {
    let made: string[] | null = null;
    const work = async (): Promise<RecoveryCodes> => {
      made = await make();
      return { recoveryCodes: null };
    };
    await this.counted(userId, origin, key, work);
    return { recoveryCodes: made };
  }

  /** Counts the code that the work looks at; a repetition of a request that was answered looks at none. */
  private async counted<T>(userId: string, origin: CodeOrigin, key: IdempotentRequest, work: () => Promise<T>): Promise<T> {
    if (!(await this.attempts.begin(userId, origin))) throw secondFactorLocked();
    let looked = false;
    try {
      const answer = await this.idempotency.once(key, () => ((looked = true), work()), { status: 200, claimFirst: true });
      if (!looked) await this.attempts.takeBack(userId, origin);
      return answer;
    } catch (error) {
      if (isAppError(error) && error.code === secondFactorWrong().code) await this.secondFactor.tellFailed(userId, origin);
      throw error;
    }
  }

  private async demandCode(userId: string, code: string, origin: CodeOrigin): Promise<void> {
    const { enrolled } = await this.secondFactor.state(userId);
    if (!enrolled) throw secondFactorMissing();
    if ((await this.secondFactor.use(userId, code, origin)) === undefined) throw secondFactorWrong();
  }

  /** @throws ACCESS.FORBIDDEN for who is no user */
  private async userOf({ kind, id }: Principal): Promise<{ userId: string; demanded: boolean }> {
    if (kind === 'system' || kind === 'service') throw forbidden();
    const [row] = await this.database.query<{ userId: string; demanded: boolean }>(OF_ACCOUNT, [id]);
    if (!row) throw forbidden();
    return row;
  }
}
