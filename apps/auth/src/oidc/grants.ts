import type { Client, KoaContextWithOIDC } from 'oidc-provider';
import type { Consents } from './consents.js';

/** What a client may be told of whoever logs in; `openid` alone is no more than a number for him. */
export const PROFILE_SCOPES = ['openid', 'profile'] as const;

export interface ApiOf {
  resource: string;
  scope: string;
  of(client: Client): boolean;
}

/**
 * The grant of a client for the account that is logged in. The platform's own clients get it silently; another's gets it once its owner has
 * been shown what is told (see `Consents`), until then there is none and the provider asks.
 */
export const grantFor =
  (consents: Consents, api: ApiOf) =>
  async (ctx: KoaContextWithOIDC): Promise<unknown> => {
    const { client, session, provider, result } = ctx.oidc;
    if (!client || session?.accountId === undefined) return undefined;
    if (!(await consents.covers(client.clientId, session.accountId, PROFILE_SCOPES))) return undefined;
    const known = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
    const existing = known === undefined ? undefined : await provider.Grant.find(known);
    if (existing) return existing;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(PROFILE_SCOPES.join(' '));
    if (api.of(client)) grant.addResourceScope(api.resource, api.scope);
    await grant.save();
    return grant;
  };
