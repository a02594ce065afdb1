import { Injectable } from '@nestjs/common';
import type { Interaction } from 'oidc-provider';
import { Accounts, type Account } from '../account/accounts.js';
import { acrOf, ACR_SECOND_FACTOR, asksSecondFactor } from '../oidc/acr.js';
import { SecondFactorDemand, type SecondFactorOfUser } from '../oidc/second-factor-demand.js';
import type { Identity } from './identity-pages.js';
import { promptsOf, type Progress } from './progress.js';

/** What is missing before somebody is in. */
export type Step =
  | { step: 'login' }
  | { step: 'totp' }
  | { step: 'own-code'; mobileMasked: string }
  | { step: 'enrol'; demanded: boolean }
  | { step: 'choose'; identities: Identity[] }
  | { step: 'done'; accountId: string };

const asksChoice = (interaction: Interaction): boolean => promptsOf(interaction).includes('select_account');

/** 登录步骤 — the order in which a login goes: first factor, second factor, identity. */
@Injectable()
export class Steps {
  constructor(
    private readonly accounts: Accounts,
    private readonly demand: SecondFactorDemand,
  ) {}

  async next(interaction: Interaction, progress: Progress): Promise<Step> {
    const user = await this.demand.ofUser(progress.userId);
    if (!user) return { step: 'login' };
    const asked = user.demanded || user.enrolled || asksSecondFactor(interaction.params.acr_values);
    if (asked && acrOf(progress.amr) !== ACR_SECOND_FACTOR) return secondFactorOf(user, progress);
    const identities = await this.identities(progress.userId);
    const [only] = identities;
    if (!only) return { step: 'login' };
    return identities.length === 1 && !asksChoice(interaction)
      ? { step: 'done', accountId: only.accountId }
      : { step: 'choose', identities };
  }

  /** Those that a user may act by now, himself first. */
  async identities(userId: string): Promise<Identity[]> {
    const accounts = await Promise.all((await this.accounts.ofUser(userId)).map((id) => this.accounts.find(id)));
    return accounts.flatMap((account) => (account ? [identityOf(account)] : []));
  }
}

/**
 * A device of his own if he has one. A code to his number does for who did not come in by such a code, unless a post demands the device. To
 * set one up, the first factor is shown anew: otherwise a stolen session could bring its own device.
 */
function secondFactorOf({ demanded, enrolled, mobileMasked }: SecondFactorOfUser, { amr, fresh }: Progress): Step {
  if (enrolled) return { step: 'totp' };
  if (!demanded && mobileMasked !== null && !amr.includes('sms')) return { step: 'own-code', mobileMasked };
  return fresh ? { step: 'enrol', demanded } : { step: 'login' };
}

const identityOf = ({ id, kind, displayName, orgName }: Account): Identity => ({
  accountId: id,
  kind,
  name: kind === 'person' ? displayName : (orgName ?? displayName),
});
