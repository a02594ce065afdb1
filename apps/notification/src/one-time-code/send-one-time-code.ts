import { Inject, Injectable } from '@nestjs/common';
import { forbidden, type Principal } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { MessageChannel } from '../channel/message-channel.js';
import type { NotificationConfig } from '../notification.config.js';
import { templateUnfit } from '../notification/domain/notification.errors.js';
import { missingIn, render } from '../rule/domain/placeholders.js';
import { Rules } from '../rule/persistence/rules.js';
import type { OneTimeCode, SentCode } from './one-time-code.schema.js';

/**
 * 短信验证码 — goes out while the caller waits, and is kept nowhere: a code that comes late is worth nothing, and one that is stored can be
 * read.
 */
@Injectable()
export class SendOneTimeCode {
  constructor(
    private readonly rules: Rules,
    private readonly channel: MessageChannel,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  /** @throws ACCESS.FORBIDDEN, NOTIFICATION.GATEWAY_AWAY, NOTIFICATION.GATEWAY_REFUSED, NOTIFICATION.TEMPLATE_UNFIT */
  async execute({ codeId, mobile, purpose, code, minutes }: OneTimeCode, { kind, clientId }: Principal): Promise<SentCode> {
    if (kind !== 'service' || !this.config.CODE_CLIENTS.includes(clientId)) throw forbidden();
    const template = await this.rules.template(`one-time-code.${purpose}`, this.config.MESSAGE_LANGUAGE);
    const values = { code, minutes: String(minutes) };
    if (!template || missingIn(template.text, values).length > 0) throw templateUnfit();
    await this.channel.send({ id: codeId, to: mobile, text: render(template.text, values) });
    return { codeId };
  }
}
