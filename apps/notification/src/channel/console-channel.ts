import { maskMobile } from '@yiwang/standards';
import { logger } from '@yiwang/telemetry';
import { MessageChannel, type Message } from './message-channel.js';

const log = logger('console-channel');

/** For development: says that a message would have left, to which number (masked), and nothing of what it says. */
export class ConsoleChannel extends MessageChannel {
  readonly name = 'console';

  send({ id, to, text }: Message): Promise<void> {
    log.info('a message would be sent', { key: id, name: maskMobile(to), count: text.length, channel: this.name });
    return Promise.resolve();
  }
}
