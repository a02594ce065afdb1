import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { logger } from '@yiwang/telemetry';
import type { NotificationConfig } from '../notification.config.js';
import { SendNotifications } from './use-cases/send-notifications.js';

/** Each holds a connection to a neighbour or the gateway while it answers. */
const AT_ONCE = 4;
const log = logger('send-worker');

/** Looks for messages to send, again and again. Any number of workers may do so at once: each takes what no other holds. */
@Injectable()
export class SendWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopping = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();

  constructor(
    private readonly send: SendNotifications,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.ROLE !== 'api') this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.round = this.run().finally(() => {
        if (!this.stopping) this.schedule();
      });
    }, this.config.SEND_SCAN_MS);
  }

  private async run(): Promise<void> {
    try {
      while (!this.stopping && (await this.send.execute(AT_ONCE)) >= AT_ONCE);
    } catch (err) {
      // The database may be away; the messages wait, and the next round finds them.
      log.warn('messages could not be taken', { err });
    }
  }
}
