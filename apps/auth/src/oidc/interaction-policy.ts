import { interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { ACR_SECOND_FACTOR, asksSecondFactor } from './acr.js';
import type { SecondFactorDemand } from './second-factor-demand.js';

const { base, Check, Prompt } = interactionPolicy;

/** Why a session is not enough for a request, beyond what OpenID Connect itself says. The pages know them by these names. */
export const STEP_UP_REASONS = ['second_factor_asked', 'second_factor_demanded'];

/** When the provider stops and shows a page. */
export function interactions(demand: SecondFactorDemand) {
  const policy = base();
  // Asks installed apps for a confirmation each time, against apps that impersonate one another; our apps use PKCE and claimed addresses.
  policy.get('consent').checks.remove('native_client_prompt');
  const { checks } = policy.get('login');
  const lessThanTwo = ({ oidc }: KoaContextWithOIDC): boolean =>
    oidc.session?.accountId !== undefined && oidc.session.acr !== ACR_SECOND_FACTOR;
  checks.add(
    new Check('account_over', 'the account is not in use any more', 'login_required', ({ oidc }) => {
      return oidc.session?.accountId !== undefined && oidc.account === undefined;
    }),
  );
  checks.add(
    new Check('second_factor_asked', 'a second factor is asked for', 'unmet_authentication_requirements', (ctx) => {
      return lessThanTwo(ctx) && asksSecondFactor(ctx.oidc.params?.acr_values);
    }),
  );
  checks.add(
    new Check('second_factor_demanded', 'a post demands a second factor', 'login_required', async (ctx) => {
      return lessThanTwo(ctx) && demand.ofAccount(ctx.oidc.session?.accountId ?? '');
    }),
  );
  // 切换身份: after the login, before the consent of whoever was chosen.
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 1);
  return { policy, url: (_: KoaContextWithOIDC, interaction: { uid: string }) => `/oidc/interaction/${interaction.uid}` };
}
