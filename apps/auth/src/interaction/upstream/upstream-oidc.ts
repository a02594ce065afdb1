import * as oidc from 'openid-client';
import { UpstreamRefused, type ConfirmedElsewhere, type Upstream } from './upstream.js';
import type { UpstreamOidcOptions } from './upstream-oidc.config.js';

const TIMEOUT_SECONDS = 5;
/** How far its clock may be behind ours. */
const SKEW_SECONDS = 30;
const nowSeconds = (): number => Math.floor(Date.now() / 1_000);

/** 上级统一认证 by OpenID Connect: authorization code with PKCE, state and nonce. */
export class UpstreamOidc implements Upstream {
  readonly name: string;
  readonly label: Upstream['label'];
  readonly showsNow = true;
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(private readonly options: UpstreamOidcOptions) {
    this.name = options.name;
    this.label = { zh: options.zh, en: options.en };
  }

  async begin({ state, callback }: { state: string; callback: URL }): Promise<{ address: URL; kept: Record<string, string> }> {
    const kept = { state, verifier: oidc.randomPKCECodeVerifier(), nonce: oidc.randomNonce(), begun: String(nowSeconds()) };
    const address = oidc.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: callback.href,
      scope: 'openid',
      state,
      nonce: kept.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
      code_challenge_method: 'S256',
      // Who finds a browser with a session of there is not let in by it.
      prompt: 'login',
      max_age: '0',
    });
    return { address, kept };
  }

  /** Its tokens are read and forgotten: what is wanted of them is the subject, who logged in since this way was begun. */
  async complete(answer: URL, kept: Record<string, string>): Promise<ConfirmedElsewhere> {
    const { state = '', verifier = '', nonce = '', begun = '' } = kept;
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await oidc.authorizationCodeGrant(await this.configuration(), answer, checks);
      const { sub: subject, auth_time: authTime } = tokens.claims() ?? {};
      if (!subject) throw new UpstreamRefused('no subject');
      if (typeof authTime !== 'number' || !(authTime >= Number(begun) - SKEW_SECONDS)) throw new UpstreamRefused('no login of now');
      return { subject, authTime };
    } catch (error) {
      throw error instanceof UpstreamRefused ? error : new UpstreamRefused('the other side did not confirm anybody', { cause: error });
    }
  }

  /** Read when it is first wanted, for auth starts without its upstreams, and again after a failure. */
  private configuration(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.options;
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    this.discovered ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: TIMEOUT_SECONDS })
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw error;
      });
    return this.discovered;
  }
}
