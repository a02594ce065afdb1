import { Injectable } from '@nestjs/common';
import { maskPhone } from '@yiwang/standards';
import { Contacts } from '../../neighbours/contacts.js';
import { RatingLinks } from '../../neighbours/rating-links.js';
import { missingIn, names, render } from '../../rule/domain/placeholders.js';
import { Rules } from '../../rule/persistence/rules.js';
import { addressee, type Claimed, type SkipReason } from '../domain/notification.js';
import { templateUnfit } from '../domain/notification.errors.js';
import type { Composed } from '../persistence/notifications.js';

export interface NewMessage extends Composed {
  masked: string;
  templateVersion: number;
}

/** 生成短信 — asks for the number, and for what only another service can give, and fills the newest text. */
@Injectable()
export class ComposeMessage {
  constructor(
    private readonly rules: Rules,
    private readonly contacts: Contacts,
    private readonly links: RatingLinks,
  ) {}

  /** The message, or why there is none. @throws NOTIFICATION.TEMPLATE_UNFIT, and what the neighbours answer */
  async execute({ recipient, caseNo, templateCode, language, facts }: Claimed): Promise<NewMessage | SkipReason> {
    const template = await this.rules.template(templateCode, language);
    if (!template) throw templateUnfit();
    const { kind, id } = addressee(recipient);
    const to = await (kind === 'account' ? this.contacts.ofAccount(id, caseNo) : this.contacts.ofApplicant(caseNo));
    if (to === null) return 'noContact';
    const values = { ...facts };
    if (names(template.text, 'link') && facts['invitationId'] !== undefined) {
      const link = await this.links.make(facts['invitationId']);
      if (link === undefined) return 'nothingToRate';
      values['link'] = link;
    }
    if (missingIn(template.text, values).length > 0) throw templateUnfit();
    return { to, text: render(template.text, values), masked: maskPhone(to), templateVersion: template.version };
  }
}
