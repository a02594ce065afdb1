import { describe, expect, it } from '@jest/globals';
import type { Interaction } from 'oidc-provider';
import type { Accounts } from '../account/accounts.js';
import type { SecondFactorDemand, SecondFactorOfUser } from '../oidc/second-factor-demand.js';
import type { Progress } from './progress.js';
import { Steps } from './steps.js';

const ACR_2 = 'urn:yiwang:acr:2';
const nothing: SecondFactorOfUser = { demanded: false, enrolled: false, mobileMasked: null };
const withMobile = { ...nothing, mobileMasked: '138****0001' };
const byPassword: Progress = { userId: 'u', readAt: 0, amr: ['pwd'], fresh: true };

/** What comes next for a user with these accounts, by what he has shown and what is asked. */
async function nextFor(
  user: SecondFactorOfUser | undefined,
  progress: Partial<Progress> = {},
  params: Interaction['params'] = {},
  ids: string[] = ['a'],
): Promise<string> {
  const account = (id: string) => ({ id, userId: 'u', kind: 'person', displayName: '*小明', orgName: null });
  const accounts = { ofUser: () => Promise.resolve(ids), find: (id: string) => Promise.resolve(account(id)) } as unknown as Accounts;
  const demand = { ofUser: () => Promise.resolve(user) } as unknown as SecondFactorDemand;
  return (await new Steps(accounts, demand).next({ params } as Interaction, { ...byPassword, ...progress })).step;
}

describe('after the first factor', () => {
  it.each([
    ['nobody asks for more', nothing, {}, {}, 'done'],
    ['he has a device', { ...nothing, enrolled: true }, {}, {}, 'totp'],
    ['he has shown it', { ...nothing, enrolled: true }, { amr: ['pwd', 'otp', 'mfa'] }, {}, 'done'],
    ['his post demands one and he has none', { ...nothing, demanded: true }, {}, {}, 'enrol'],
    ['his post demands one, and he has a mobile', { ...withMobile, demanded: true }, {}, {}, 'enrol'],
    ['the same by a session alone', { ...withMobile, demanded: true }, { fresh: false }, {}, 'login'],
    ['the client asks, and he has a mobile', withMobile, {}, { acr_values: ACR_2 }, 'own-code'],
    ['the same by a session alone', withMobile, { fresh: false }, { acr_values: ACR_2 }, 'own-code'],
    ['the same by an account elsewhere', withMobile, { amr: ['fed'] }, { acr_values: `other ${ACR_2}` }, 'own-code'],
    ['the client asks, and he came by a code to it', withMobile, { amr: ['sms'] }, { acr_values: ACR_2 }, 'enrol'],
    ['the client asks for something else', withMobile, {}, { acr_values: 'urn:yiwang:acr:1 urn:yiwang:acr:20' }, 'done'],
    ['he is no user any more', undefined, {}, {}, 'login'],
  ] as const)('when %s: %j %j %j → %s', async (_, user, progress, params, step) => {
    expect(await nextFor(user, progress as Partial<Progress>, params)).toBe(step);
  });

  it('comes the identity, where there are several or the client asks; and nobody is in without one', async () => {
    expect(await nextFor(nothing, {}, {}, ['a', 'b'])).toBe('choose');
    expect(await nextFor(nothing, {}, { prompt: 'login select_account' })).toBe('choose');
    expect(await nextFor(nothing, {}, {}, [])).toBe('login');
    expect(await nextFor({ ...nothing, enrolled: true }, {}, {}, ['a', 'b'])).toBe('totp');
  });
});
