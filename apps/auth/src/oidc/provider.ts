import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, readDataKeys } from '@yiwang/config';
import { GuardedHttp } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import type { JWK } from 'jose';
import Provider, { errors, type Client, type KoaContextWithOIDC, type Payload, type Session, type Token } from 'oidc-provider';
import type { AuthConfig } from '../auth.config.js';
import { ACR_ONE_FACTOR, ACR_SECOND_FACTOR } from './acr.js';
import { ClientAuthentication } from './client-authentication.js';
import { EXTRA_CLIENT_METADATA } from './client-store.js';
import { grantFor } from './grants.js';
import { guardedFetch } from './guarded-fetch.js';
import { interactions } from './interaction-policy.js';
import { Logins } from './logins.js';
import { LogoutNotices } from './logout-notices.js';
import { logoutSource, postLogoutSuccessSource, renderError, withoutScript } from './provider-pages.js';
import type { BuiltProvider } from './provider-source.js';
import { ProviderStores } from './provider-stores.js';
import { TokenReuse } from './token-reuse.js';

/** Injection token of the running provider: one object, behind which the provider is another when the signing keys change. */
export const OIDC_PROVIDER = Symbol('OIDC_PROVIDER');

/** The platform's API as a resource (RFC 8707), which every client with API access gets its tokens for. */
export const API_RESOURCE = 'urn:yiwang:api';
const API_SCOPE = 'api';

/** By how much the clock of who signs an assertion may differ from ours. */
const CLOCK_TOLERANCE_SECONDS = 15;
const ASSERTION_ALGORITHMS = ['ES256', 'PS256', 'RS256', 'EdDSA', 'Ed25519'];
const LARGEST_KEY_SET = 65_536;
/** Of a browser at which nobody is logged in, and which anybody's script can be: as long as a page of the logout is looked at. */
const NOBODYS_SESSION_SECONDS = 900;

/** What the provider is built of, beside its keys. */
@Injectable()
export class ProviderParts {
  constructor(
    @Inject(CONFIG) readonly config: AuthConfig,
    readonly stores: ProviderStores,
    readonly authentication: ClientAuthentication,
    readonly logins: Logins,
    readonly notices: LogoutNotices,
    readonly reuse: TokenReuse,
    readonly http: GuardedHttp,
  ) {}
}

const hasApi = (client: Client): boolean => client['yw_api'] === true;
const bareOrigin = (url: URL): string => (url.hostname === '127.0.0.1' ? `${url.protocol}//${url.hostname}` : url.origin);

/**
 * Browsers may call the token endpoint from the sites a client is registered with; a loopback site on any port. An app's private scheme
 * is no site: all such schemes have the one origin `null`, so that any of them would pass for any other.
 */
function isOriginOf(client: Client, origin: string): boolean {
  const asked = URL.parse(origin);
  if (asked === null || !asked.protocol.startsWith('http')) return false;
  return client.redirectUris.some((uri) => bareOrigin(new URL(uri)) === bareOrigin(asked));
}

function features(config: AuthConfig) {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    userinfo: { enabled: true },
    revocation: { enabled: true },
    introspection: { enabled: false },
    // What nobody asks of us is not offered: requests laid down beforehand are rows that anybody makes, and no service looks at a proof of possession.
    pushedAuthorizationRequests: { enabled: false },
    dPoP: { enabled: false },
    rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
    backchannelLogout: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: (_: KoaContextWithOIDC, client: Client) => (hasApi(client) ? API_RESOURCE : undefined),
      useGrantedResource: () => true,
      getResourceServerInfo: (_: KoaContextWithOIDC, resource: string, client: Client) => {
        if (resource !== API_RESOURCE || !hasApi(client)) throw new errors.InvalidTarget();
        return {
          scope: API_SCOPE,
          audience: config.AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: config.ACCESS_TOKEN_SECONDS,
          jwt: { sign: { alg: 'ES256' } },
        };
      },
    },
  };
}

function cookies(config: AuthConfig) {
  // The one that stays when keys are changed: cookies go on.
  const key = createHmac('sha256', readDataKeys(config.DATA_KEY).lookup).update('yiwang/auth/cookies').digest('base64url');
  const options = { signed: true, httpOnly: true, sameSite: 'lax', secure: config.AUTH_ISSUER.startsWith('https:') };
  return { keys: [key], long: options, short: options };
}

const secondsLeft = (since: number | undefined, seconds: number): number =>
  since === undefined ? seconds : Math.max(1, since + seconds - Math.floor(Date.now() / 1000));

/** Builds the OpenID Connect provider: authorization code with PKCE for front ends, client credentials for systems and services. */
export function buildProvider(parts: ProviderParts, keys: JWK[]): BuiltProvider {
  const { config, stores, authentication, logins, reuse } = parts;
  const { claims } = logins;
  const provider = new Provider(config.AUTH_ISSUER, {
    adapter: (kind: string) => stores.of(kind),
    jwks: { keys },
    cookies: cookies(config),
    features: features(config),
    interactions: interactions(logins.demand),
    acrValues: [ACR_ONE_FACTOR, ACR_SECOND_FACTOR],
    routes: { userinfo: '/userinfo' },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'yw_kind', 'yw_org', 'yw_org_name', 'yw_level'] },
    conformIdTokenClaims: false, // the ID token carries the profile: front ends need no second call
    responseTypes: ['code'],
    pkce: { required: () => true },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    assertJwtClientAuthClaimsAndHeader: (ctx: KoaContextWithOIDC, assertion: Payload, _header: Payload, client: Client) =>
      authentication.checkAssertion(ctx, client, assertion),
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
    fetch: guardedFetch(parts.http),
    fetchResponseBodyLimits: { jwks_uri: LARGEST_KEY_SET },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], clientAuthSigningAlgValues: ASSERTION_ALGORITHMS },
    extraClientMetadata: { properties: EXTRA_CLIENT_METADATA },
    clientBasedCORS: (_: KoaContextWithOIDC, origin: string, client: Client) => isOriginOf(client, origin),
    ttl: {
      AccessToken: config.ACCESS_TOKEN_SECONDS,
      ClientCredentials: config.ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: 300,
      Interaction: 900,
      // However often it is used: nobody stays in for longer than this without logging in again.
      Session: (_: KoaContextWithOIDC, session: Session) =>
        session.accountId === undefined ? NOBODYS_SESSION_SECONDS : secondsLeft(session.loginTs, config.SESSION_SECONDS),
      Grant: config.SESSION_SECONDS,
      RefreshToken: (_: KoaContextWithOIDC, token: Token) => secondsLeft(token.authTime, config.SESSION_SECONDS),
    },
    // Without `offline_access` a refresh token ends with the login session.
    issueRefreshToken: (_: KoaContextWithOIDC, client: Client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    revokeGrantPolicy: (ctx: KoaContextWithOIDC) => reuse.onRevocation(ctx),
    loadExistingGrant: grantFor(logins.consents, { resource: API_RESOURCE, scope: API_SCOPE, of: hasApi }),
    extraTokenClaims: async ({ oidc }: KoaContextWithOIDC, token: Token) => {
      if (oidc.client) await authentication.confirm(oidc.client, oidc.provider);
      return claims.access(token, oidc);
    },
    findAccount: async (_: KoaContextWithOIDC, id: string, token?: Token) => {
      const account = (await logins.isEnough(id, token)) ? await claims.account(id) : undefined;
      return account && { accountId: account.id, claims: () => claims.identity(account) };
    },
    renderError,
  });
  provider.proxy = true; // the address of the request is set by `mountOidc` from the issuer
  provider.Client.prototype.compareClientSecret = function (this: Client, secret: string) {
    return authentication.isSecretOf(this, secret, Provider.ctx);
  };
  provider.use(withoutScript);
  const log = logger('oidc');
  provider.on('server_error', (_: KoaContextWithOIDC, error: Error) => log.error('the provider failed', { err: error }));
  return { provider, sendLogout: logoutByNotice(provider, parts.notices) };
}

/** The provider would call the client within the request, once; instead it is written down, and sent with what the provider sends by. */
function logoutByNotice({ Client }: Provider, notices: LogoutNotices): BuiltProvider['sendLogout'] {
  const send = Client.prototype.backchannelLogout;
  Client.prototype.backchannelLogout = function (this: Client, accountId: string, sid: string) {
    return notices.tell([{ accountId, authorizations: { [this.clientId]: { sid } } }]);
  };
  return async (clientId, accountId, sid) => {
    const client = await Client.find(clientId);
    if (client?.['backchannelLogoutUri'] === undefined) throw new Error('the client has no address for it any more');
    await send.call(client, accountId, sid);
  };
}
