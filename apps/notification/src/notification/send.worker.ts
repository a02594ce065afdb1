import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Workers } from '@yiwang/workers';
import type { NotificationConfig } from '../notification.config.js';
import { SendNotifications } from './use-cases/send-notifications.js';

/** Each holds a connection to a neighbour or the gateway while it answers. */
const AT_ONCE = 4;

/** Looks for messages to send, again and again. Any number of workers may do so at once: each takes what no other holds. */
@Injectable()
export class SendWorker {
  constructor(workers: Workers, send: SendNotifications, @Inject(CONFIG) config: NotificationConfig) {
    workers.add({ name: 'send-notifications', everyMs: config.SEND_SCAN_MS, round: async () => (await send.execute(AT_ONCE)) >= AT_ONCE });
  }
}
