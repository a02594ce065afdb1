import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { wrongTerms } from '../../channel/channel-terms.js';
import { RegisteredSystems } from '../domain/registered-systems.js';
import { secretNotIssued, secretNotTaken, settingsInvalid, systemMoveRefused } from '../domain/system.errors.js';
import type { IssuedSecretAnswer, SecretsTaken } from '../http/system.schema.js';
import { READ_SECRETS, WRITE_SECRETS } from '../persistence/onboarding.sql.js';
import { SealedSecrets } from '../persistence/sealed-secrets.js';
import { KeepSystems } from './keep-systems.js';

const HOUR_MS = 3_600_000;
/** 密钥管理 — what is made here is shown once; what a department gives us is never shown. Neither is kept with an answer. */
@Injectable()
export class ManageSecrets {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    private readonly systems: RegisteredSystems,
    private readonly keep: KeepSystems,
    private readonly sealed: SealedSecrets,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a secret; the one so far stays good for the overlap.
   * @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.SYSTEM_SECRET_NOT_ISSUED, DISPATCH.SYSTEM_MOVE_REFUSED for a retired system
   */
  async issue(id: string, overlapHours: number, principal: Principal, key: IdempotentRequest): Promise<IssuedSecretAnswer> {
    let made: string | null = null;
    const work = async (): Promise<Omit<IssuedSecretAnswer, 'secret'>> => {
      const { issue } = (await this.usable(id, principal)).terms;
      if (!issue) throw secretNotIssued();
      const before = await this.open(id);
      const until = before === null || overlapHours === 0 ? null : new Date(this.clock.now().getTime() + overlapHours * HOUR_MS);
      const { secrets, shown } = issue(before ?? {}, until);
      await this.database.query(WRITE_SECRETS, [id, this.sealed.seal(id, secrets)]);
      await this.systems.note(id, actorOf(principal), 'secret-issued', { overlapHours: until === null ? 0 : overlapHours });
      made = shown;
      return { systemId: id, previousUntil: until?.toISOString() ?? null };
    };
    const answer = await this.idempotency.once(key, work, { status: 200, claimFirst: true });
    return { ...answer, secret: made };
  }

  /** @throws DISPATCH.SYSTEM_NOT_FOUND, DISPATCH.SYSTEM_SECRET_NOT_TAKEN, DISPATCH.SYSTEM_SETTINGS_INVALID, DISPATCH.SYSTEM_MOVE_REFUSED */
  give(id: string, given: Readonly<Record<string, string>>, principal: Principal, key: IdempotentRequest): Promise<SecretsTaken> {
    const work = async (): Promise<SecretsTaken> => {
      const { terms } = await this.usable(id, principal);
      if (!terms.given) throw secretNotTaken();
      const parsed = terms.given.safeParse(given);
      if (!parsed.success) throw settingsInvalid({ invalidParams: wrongTerms(parsed.error) });
      const secrets = { ...((await this.open(id)) as object | null), ...(parsed.data as object) };
      await this.database.query(WRITE_SECRETS, [id, this.sealed.seal(id, secrets)]);
      const names = Object.keys(given).sort();
      await this.systems.note(id, actorOf(principal), 'secret-given', { names });
      return { systemId: id, names };
    };
    return this.idempotency.once(key, work, { status: 200, claimFirst: true });
  }

  private async usable(id: string, principal: Principal) {
    const { snapshot } = await this.keep.lock(id, principal);
    if (snapshot.state === 'retired') throw systemMoveRefused();
    return { terms: this.keep.termsOf(snapshot.channel) };
  }

  private async open(id: string): Promise<unknown> {
    const [row] = await this.database.query<{ secrets: string | null }>(READ_SECRETS, [id]);
    return row?.secrets ? this.sealed.open(id, row.secrets) : null;
  }
}
