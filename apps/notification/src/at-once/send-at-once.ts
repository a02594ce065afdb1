import { Inject, Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { MessageChannel } from '../channel/message-channel.js';
import type { NotificationConfig } from '../notification.config.js';
import { templateUnfit } from '../notification/domain/notification.errors.js';
import { missingIn, render } from '../rule/domain/placeholders.js';
import { Rules } from '../rule/persistence/rules.js';

export interface TextAtOnce {
  /** The key under which the provider gets it: it sends none twice. */
  id: string;
  to: string;
  template: string;
  values: Record<string, string>;
}

/** 即时短信 to a number that auth names: goes out while the caller waits, and is kept nowhere. */
@Injectable()
export class SendAtOnce {
  constructor(
    private readonly rules: Rules,
    private readonly channel: MessageChannel,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN, NOTIFICATION.GATEWAY_AWAY, NOTIFICATION.GATEWAY_REFUSED, NOTIFICATION.TEMPLATE_UNFIT */
  async execute({ id, to, template: code, values }: TextAtOnce, { kind, clientId }: Principal): Promise<void> {
    if (kind !== 'service' || !this.config.CODE_CLIENTS.includes(clientId)) throw forbidden();
    const template = await this.rules.template(code, this.config.MESSAGE_LANGUAGE);
    if (!template || missingIn(template.text, values).length > 0) throw templateUnfit();
    await this.channel.send({ id, to, text: render(template.text, values) });
  }
}
