import { Injectable } from '@nestjs/common';
import { Clock, isAppError, uuidv7 } from '@yiwang/kernel';
import type { Permission } from '@yiwang/permissions';
import { UnitOfWork } from '@yiwang/persistence';
import { logger, metrics } from '@yiwang/telemetry';
import { MessageChannel } from '../../channel/message-channel.js';
import { Contacts } from '../../neighbours/contacts.js';
import { waitAfter } from '../domain/backoff.js';
import { addressee, type Claimed } from '../domain/notification.js';
import { Notifications, type Composed } from '../persistence/notifications.js';
import { ComposeMessage } from './compose-message.js';

/** Longer than the neighbours and the gateway together may take: whoever holds a message is still at it, or gone. */
const LEASE_MS = 120_000;
/** 系统接入岗. */
const KEEPS_SYSTEMS = 'system.manage' satisfies Permission;
const log = logger('send-notifications');

/**
 * 发送 — takes due messages, one transaction; asks, composes and sends outside of any; settles. A worker that dies in between leaves its
 * messages to the next one when the lease is over, which sends the same text under the same key: the provider knows it by that.
 */
@Injectable()
export class SendNotifications {
  private readonly outcomes = metrics.counter('notification_attempts_total', 'Attempts to send, by how they ended', ['outcome']);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly notifications: Notifications,
    private readonly compose: ComposeMessage,
    private readonly contacts: Contacts,
    private readonly channel: MessageChannel,
    private readonly clock: Clock,
  ) {}

  /** Sends up to `limit` at once. Returns how many it has taken; as many as `limit` means that there may be more. */
  async execute(limit: number): Promise<number> {
    const claimed = await this.notifications.claim(limit, LEASE_MS);
    await Promise.all(claimed.map((each) => this.attempt(each)));
    return claimed.length;
  }

  private async attempt(claimed: Claimed): Promise<void> {
    try {
      const { kind, id } = addressee(claimed.recipient);
      const many = kind === 'organisation' || kind === 'keepers';
      this.outcomes.inc({ outcome: many ? await this.tellEach(claimed, await this.officersOf(kind, id)) : await this.send(claimed) });
    } catch (error) {
      await this.fail(claimed, error);
    }
  }

  private async send(claimed: Claimed): Promise<string> {
    let message: Composed | undefined = this.notifications.composed(claimed);
    if (!message) {
      const made = await this.compose.execute(claimed);
      if (typeof made === 'string') {
        await this.notifications.skipped(claimed, made);
        return 'skipped';
      }
      if (!(await this.notifications.keep(claimed, made, made.masked, made.templateVersion))) return 'lost';
      message = made;
    }
    await this.channel.send({ id: claimed.id, to: message.to, text: message.text });
    await this.notifications.sent(claimed, this.channel.name, this.clock.now());
    return 'sent';
  }

  /** Trouble with a system that nobody keeps must not go to nobody: the department's officers feel it first. */
  private async officersOf(kind: 'organisation' | 'keepers', orgCode: string): Promise<string[]> {
    const keepers = kind === 'keepers' ? await this.contacts.officersOf(orgCode, KEEPS_SYSTEMS) : [];
    return keepers.length > 0 ? keepers : this.contacts.officersOf(orgCode);
  }

  private async tellEach(claimed: Claimed, accounts: readonly string[]): Promise<string> {
    if (accounts.length === 0) {
      await this.notifications.skipped(claimed, 'noOfficers');
      return 'skipped';
    }
    const each = accounts.map((accountId) => ({ ...claimed, id: uuidv7(), recipient: `account:${accountId}` }));
    await this.uow.run(() => this.notifications.expand(claimed, each, this.clock.now()));
    return 'expanded';
  }

  /** Only codes are kept and logged: what stands in an error of a neighbour or a provider may be personal. */
  private async fail(claimed: Claimed, error: unknown): Promise<void> {
    const { id, caseNo, attempts } = claimed;
    const code = isAppError(error) ? error.code : error instanceof Error ? error.name : 'UNKNOWN';
    try {
      const waitMs = waitAfter(await this.notifications.schedule(), attempts);
      await this.notifications.failed(claimed, code, waitMs);
      this.outcomes.inc({ outcome: waitMs === undefined ? 'parked' : 'failed' });
      log.warn(waitMs === undefined ? 'a message is parked' : 'a message was not sent', { key: id, caseNo, code, attempt: attempts });
    } catch {
      // The database is away: the lease ends by itself.
      log.warn('an attempt could not be recorded, it will be repeated', { key: id, caseNo, code });
    }
  }
}
