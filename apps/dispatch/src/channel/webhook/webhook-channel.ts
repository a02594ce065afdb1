import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CallFault, GuardedHttp } from '@yiwang/http-client';
import { Clock } from '@yiwang/kernel';
import type { DepartmentSystem } from '../../system/department-system.js';
import { toCloudEvent } from '../cloud-event.js';
import { BEHIND, ChannelRegistry, type OutgoingMessage, type SendOutcome, SystemChannel } from '../system-channel.js';
import { wants } from './webhook-filter.js';
import { outcomeOf, outcomeOfFault } from './webhook-outcome.js';
import { webhookHeaders } from './webhook-signature.js';
import { goodSecrets, WebhookSecrets, WebhookSettings, webhookTerms } from './webhook-terms.js';

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** Cases whose messages are under way to one system at a time. */
const LINES = 8;

/** What one call of `send` needs to know of the system. */
interface Receiver {
  readonly settings: WebhookSettings;
  readonly secrets: readonly string[];
}

/**
 * 回调通道 — posts each message as a CloudEvent to the address of the system, signed by Standard Webhooks 1.0. Any answer of 2xx takes it,
 * 410 ends all of them, everything else is tried again by the schedule. Messages of one case go one after the other, those of different
 * cases side by side.
 */
@Injectable()
export class WebhookChannel extends SystemChannel implements OnModuleInit {
  override readonly kind = 'webhook';
  /** At once, then after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h: a system may be away for a night and a morning. */
  override readonly schedule = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 10 * HOUR];
  override readonly endless = false;
  /** So many that even the slowest answers come within the time of one call, where they are of different cases; else some are held. */
  override readonly batch = 24;
  override readonly terms = webhookTerms;

  constructor(
    private readonly http: GuardedHttp,
    private readonly channels: ChannelRegistry,
    private readonly clock: Clock,
  ) {
    super();
  }

  onModuleInit(): void {
    this.channels.add(this);
  }

  override async send(system: DepartmentSystem, messages: readonly OutgoingMessage[], signal: AbortSignal): Promise<SendOutcome[]> {
    const settings = WebhookSettings.safeParse(system.settings);
    const secrets = WebhookSecrets.safeParse(system.secrets);
    const good = secrets.success ? goodSecrets(secrets.data, this.clock.now()) : [];
    if (!settings.success) return [{ kind: 'unready', error: 'SETTINGS_INVALID' }];
    if (good.length === 0) return [{ kind: 'unready', error: 'NO_SIGNING_SECRET' }];
    const receiver = { settings: settings.data, secrets: good };

    const outcomes = new Map<string, SendOutcome>();
    const lines = byCase(messages);
    const work = async (): Promise<void> => {
      for (let line = lines.shift(); line; line = lines.shift()) await this.sendLine(receiver, line, outcomes, signal);
    };
    const done = await Promise.allSettled(Array.from({ length: Math.min(LINES, lines.length) }, work));
    // Not before all are done: what one of them was still sending would come after its repeat.
    const fault = done.find((each) => each.status === 'rejected');
    if (fault) throw fault.reason;
    return messages.map(({ id }) => outcomes.get(id) ?? BEHIND);
  }

  /** The messages of one case, up to the first that is not sent: the next one makes no sense to who has not heard of the one before. */
  private async sendLine(
    receiver: Receiver,
    line: readonly OutgoingMessage[],
    outcomes: Map<string, SendOutcome>,
    signal: AbortSignal,
  ): Promise<void> {
    for (const message of line) {
      if (signal.aborted) return;
      const outcome: SendOutcome = wants(receiver.settings.filter, message) ? await this.post(receiver, message, signal) : { kind: 'sent' };
      outcomes.set(message.id, outcome);
      if (outcome.kind !== 'sent') return;
    }
  }

  private async post({ settings, secrets }: Receiver, message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    const body = JSON.stringify(toCloudEvent(message));
    try {
      const answer = await this.http.send(settings.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'yiwang-webhook/1',
          ...(message.traceparent === null ? {} : { traceparent: message.traceparent }),
          ...webhookHeaders(message.id, body, secrets),
        },
        body,
        timeoutMs: settings.timeoutSeconds * SECOND,
        signal,
      });
      return outcomeOf(answer);
    } catch (error) {
      if (error instanceof CallFault) return outcomeOfFault(error.code);
      throw error;
    }
  }
}

function byCase(messages: readonly OutgoingMessage[]): OutgoingMessage[][] {
  const lines = new Map<string, OutgoingMessage[]>();
  for (const message of messages) {
    const line = lines.get(message.caseNo);
    if (line) line.push(message);
    else lines.set(message.caseNo, [message]);
  }
  return [...lines.values()];
}
