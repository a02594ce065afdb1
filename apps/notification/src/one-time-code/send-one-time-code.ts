import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { SendAtOnce } from '../at-once/send-at-once.js';
import type { OneTimeCode, SentCode } from './one-time-code.schema.js';

/** 短信验证码 — at once or not at all: a code that comes late is worth nothing, and one that is stored can be read. */
@Injectable()
export class SendOneTimeCode {
  constructor(private readonly texts: SendAtOnce) {}

  /** @throws as `SendAtOnce` */
  async execute({ codeId, mobile, purpose, code, minutes }: OneTimeCode, principal: Principal): Promise<SentCode> {
    const values = { code, minutes: String(minutes) };
    await this.texts.execute({ id: codeId, to: mobile, template: `one-time-code.${purpose}`, values }, principal);
    return { codeId };
  }
}
