import { Injectable } from '@nestjs/common';
import { refused, RESULTS, type Refusal } from '../protocol/results.js';
import { isNear, isSame, parseTime, signOf } from '../protocol/signature.js';
import { personFields } from '../protocol/user-fields.js';
import { SiteUserInfo } from './site-user-info.js';
import { Sites, type Site } from './sites.js';
import { Tickets, type TicketFault } from './tickets.js';

/** Parameters as they came, by query or form. */
export type Parameters = Readonly<Record<string, string>>;
type Answer = Record<string, string>;

const TICKET_FAULTS = {
  malformed: 'ticketMalformed',
  otherKind: 'ticketOfOtherKind',
  otherSite: 'ticketOfOtherSite',
  expired: 'ticketExpired',
} as const satisfies Record<TicketFault, Refusal>;
const TOKEN_FAULTS = {
  malformed: 'tokenMalformed',
  otherKind: 'tokenOfOtherKind',
  otherSite: 'tokenOfOtherSite',
  expired: 'tokenExpired',
} as const satisfies Record<TicketFault, Refusal>;

/** 个人单点登录 back channel: a ticket for a token, a token for who it is. */
@Injectable()
export class PersonalInterface {
  constructor(
    private readonly sites: Sites,
    private readonly tickets: Tickets,
    private readonly users: SiteUserInfo,
  ) {}

  /** `from`: the address of who calls. */
  async answer(given: Parameters, from: string): Promise<Answer> {
    if (given['method'] === 'ticketValidation') return this.ticketValidation(given, from);
    if (given['method'] === 'getUserInfo') return this.getUserInfo(given, from);
    return refused('ticketOther');
  }

  private async ticketValidation(given: Parameters, from: string): Promise<Answer> {
    const site = await this.caller(given, from);
    if (!site) return refused('ticketOther');
    const { clientId } = site;
    const redeemed = await this.tickets.redeem(given['st'] ?? '', 'person', { clientId, address: from }, async (admitted) => {
      const user = await this.users.read(admitted.accountId, 'person', clientId);
      return user && { user, token: await this.tickets.issue('token', clientId, admitted) };
    });
    if (typeof redeemed === 'string') return refused(TICKET_FAULTS[redeemed]);
    const { user, token } = redeemed;
    return { ...RESULTS.ok, token, userid: user.userId, loginname: user.login, username: user.name, orgcoding: '' };
  }

  private async getUserInfo(given: Parameters, from: string): Promise<Answer> {
    const site = await this.caller(given, from);
    if (!site) return refused('tokenOther');
    const admitted = await this.tickets.look(given['token'] ?? '', site.clientId);
    if (typeof admitted === 'string') return refused(TOKEN_FAULTS[admitted]);
    const user = await this.users.read(admitted.accountId, 'person', site.clientId);
    return user ? { ...RESULTS.ok, ...personFields(user) } : refused('tokenExpired');
  }

  /** One answer for an unknown site, a wrong signature and a time outside the window: none of them is told from the others. */
  private async caller({ servicecode = '', time = '', sign = '' }: Parameters, from: string): Promise<Site | undefined> {
    if (!isNear(parseTime(time), Date.now())) return undefined;
    return this.sites.authenticate('service', servicecode, from, (secret) => isSame(signOf(servicecode, secret, time), sign));
  }
}
