import * as oidc from 'openid-client';
import { UpstreamRefused, type Upstream } from './upstream.js';
import type { UpstreamOidcOptions } from './upstream-oidc.config.js';

const TIMEOUT_SECONDS = 5;

/** 上级统一认证 by OpenID Connect: authorization code with PKCE, state and nonce. */
export class UpstreamOidc implements Upstream {
  readonly name: string;
  readonly label: Upstream['label'];
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(private readonly options: UpstreamOidcOptions) {
    this.name = options.name;
    this.label = { zh: options.zh, en: options.en };
  }

  async begin({ state, callback }: { state: string; callback: URL }): Promise<{ address: URL; kept: Record<string, string> }> {
    const kept = { state, verifier: oidc.randomPKCECodeVerifier(), nonce: oidc.randomNonce() };
    const address = oidc.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: callback.href,
      scope: 'openid',
      state,
      nonce: kept.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(kept.verifier),
      code_challenge_method: 'S256',
    });
    return { address, kept };
  }

  /** Its tokens are read and forgotten: what is wanted of them is the subject. */
  async complete(answer: URL, { state = '', verifier = '', nonce = '' }: Record<string, string>): Promise<{ subject: string }> {
    try {
      const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
      const tokens = await oidc.authorizationCodeGrant(await this.configuration(), answer, checks);
      const subject = tokens.claims()?.sub;
      if (!subject) throw new UpstreamRefused('no subject');
      return { subject };
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
