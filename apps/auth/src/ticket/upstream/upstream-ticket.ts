import type { HttpPool } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import { UpstreamRefused, type ConfirmedElsewhere, type Upstream } from '../../interaction/upstream/upstream.js';
import { MOST_LENGTH, TicketClient, TicketRefused } from './ticket-client.js';
import type { UpstreamTicketOptions } from './upstream-ticket.config.js';

const log = logger('upstream');

/** 上级统一认证 by the ticket protocol: we are a site there as departments' sites are here. People are known by its userid alone. */
export class UpstreamTicket implements Upstream {
  readonly name: string;
  readonly label: Upstream['label'];
  /** The protocol knows neither a request to log in anew nor the time of a login. */
  readonly showsNow = false;
  private readonly proves: UpstreamTicketOptions['proves'];
  private readonly client: TicketClient;

  constructor(options: UpstreamTicketOptions, http: Pick<HttpPool, 'send'>) {
    this.name = options.name;
    this.label = { zh: options.zh, en: options.en };
    this.proves = options.proves;
    this.client = new TicketClient(http, options);
  }

  begin({ state, callback }: { state: string; callback: URL }): Promise<{ address: URL; kept: Record<string, string> }> {
    return Promise.resolve({ address: this.client.loginAddress(callback.href, state), kept: {} });
  }

  /** @throws UpstreamRefused */
  async complete(answer: URL): Promise<ConfirmedElsewhere> {
    const ticket = answer.searchParams.get('ticket') ?? '';
    if (ticket === '' || ticket.length > MOST_LENGTH) throw new UpstreamRefused('no ticket');
    try {
      const { userId, level, verified } = await this.client.user(ticket);
      const proved = Math.min(level === 'strong' ? 3 : 2, this.proves);
      return { subject: userId, ...(verified && proved > 1 && { proved: { level: proved as 2 | 3, ...verified } }) };
    } catch (error) {
      if (!(error instanceof TicketRefused)) throw error;
      log.warn('a ticket was not confirmed', { code: error.code, reason: this.name });
      throw new UpstreamRefused(error.message, { cause: error });
    }
  }
}
