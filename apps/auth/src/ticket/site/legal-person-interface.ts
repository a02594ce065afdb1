import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { legalRefused, type Refusal } from '../protocol/results.js';
import { headerSignature, isSame, type SignedCall } from '../protocol/signature.js';
import { legalPersonFields } from '../protocol/user-fields.js';
import { SiteUserInfo } from './site-user-info.js';
import { Sites } from './sites.js';
import { Tickets, type TicketFault } from './tickets.js';

const FAULTS = {
  malformed: 'ticketMalformed',
  otherKind: 'ticketOfOtherKind',
  otherSite: 'ticketOfOtherSite',
  expired: 'ticketExpired',
} as const satisfies Record<TicketFault, Refusal>;
const Query = z.object({ token: z.string().max(200) });

export interface LegalPersonCall extends SignedCall {
  /** The address of who calls. */
  from: string;
}

/** 法人单点登录 back channel: one call checks the ssotoken, which is good once, and tells who came in for which enterprise. */
@Injectable()
export class LegalPersonInterface {
  constructor(
    private readonly sites: Sites,
    private readonly tickets: Tickets,
    private readonly users: SiteUserInfo,
  ) {}

  async answer({ from, ...call }: LegalPersonCall): Promise<Record<string, unknown>> {
    const signature = headerSignature(call, Date.now());
    const site =
      signature &&
      (await this.sites.authenticate('access', signature.code, from, (secret) => isSame(signature.expected(secret), signature.given)));
    if (!site) return legalRefused('ticketOther');
    const query = Query.safeParse(parsed(call.body));
    if (!query.success) return legalRefused('ticketMalformed');
    const { clientId } = site;
    const user = await this.tickets.redeem(query.data.token, 'legalPerson', { clientId, address: from }, ({ accountId }) =>
      this.users.read(accountId, 'legalPerson', clientId),
    );
    if (typeof user === 'string') return legalRefused(FAULTS[user]);
    return { success: true, errCode: 0, msg: '成功', info: legalPersonFields(user) };
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
