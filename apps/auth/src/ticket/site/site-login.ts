import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { z } from 'zod';
import type { AuthConfig } from '../../auth.config.js';
import type { Audience, Site } from './sites.js';

/** As long as a login page is good. */
const BEGUN_MS = 900_000;
const CONTEXT = 'site-login';

/** Where the codes of sites come back to. */
export const CONTINUE_PATH = '/sso/continue';
export const continueUri = (config: Pick<AuthConfig, 'AUTH_ISSUER'>): string => new URL(CONTINUE_PATH, config.AUTH_ISSUER).href;

const Begun = z.object({
  clientId: z.string(),
  kind: z.enum(['person', 'legalPerson']),
  callback: z.string(),
  /** `sp`: where at the site the person wanted to go, in its own words. */
  sp: z.string().optional(),
  /** Whether he has been asked already to act as somebody else. */
  chosen: z.boolean(),
  at: z.number(),
});
export type Begun = z.output<typeof Begun>;

/** A login that a site has sent somebody to: it goes through our own OpenID Connect pages, with the site as client, and comes back to us. */
@Injectable()
export class SiteLogin {
  constructor(
    @Inject(CONFIG) private readonly config: AuthConfig,
    private readonly cipher: FieldCipher,
  ) {}

  /** The address of our login for it. Nobody keeps the verifier, so nobody can take the code to the token endpoint. */
  addressFor(begun: Omit<Begun, 'at'>): string {
    const state = this.cipher.encrypt(JSON.stringify({ ...begun, at: Date.now() } satisfies Begun), CONTEXT);
    const challenge = createHash('sha256').update(randomBytes(32)).digest('base64url');
    const parameters = new URLSearchParams({
      client_id: begun.clientId,
      response_type: 'code',
      redirect_uri: continueUri(this.config),
      scope: 'openid profile',
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...(begun.chosen && { prompt: 'select_account' }),
    });
    return `${this.config.AUTH_ISSUER}/auth?${parameters.toString()}`;
  }

  /** What was begun under this state; undefined when it is none of ours or too old. */
  begunOf(state: string): Begun | undefined {
    try {
      const begun = Begun.parse(JSON.parse(this.cipher.decrypt(state, CONTEXT)));
      return Date.now() - begun.at <= BEGUN_MS ? begun : undefined;
    } catch {
      return undefined;
    }
  }

  logoutAddress(site: Site | undefined, goto: string): string {
    if (!site) return `${this.config.AUTH_ISSUER}/session/end`;
    const parameters = new URLSearchParams({ client_id: site.clientId });
    if (site.callbacks.includes(goto)) parameters.set('post_logout_redirect_uri', goto);
    return `${this.config.AUTH_ISSUER}/session/end?${parameters.toString()}`;
  }
}

/** What a header cannot carry, as addresses write it. */
const OTHER = /[^\x21-\x7e]/gu;

/** The site's address with what it is told; a query that stands there already is left as it is written, as far as an address can. */
export function withParameters(callback: string, parameters: Readonly<Record<string, string>>): string {
  return `${callback.replace(OTHER, encodeURIComponent)}${callback.includes('?') ? '&' : '?'}${new URLSearchParams(parameters).toString()}`;
}

/** The registered address behind a legal persons' `spappurl`, which brings a query of its own. */
export const registeredPart = (spappurl: string): string => spappurl.split('?')[0]!;

/** Whether an address is one of the site's: as it is, or behind a query of its own. */
export const isCallbackOf = ({ callbacks }: Site, address: string): boolean =>
  callbacks.includes(address) || callbacks.includes(registeredPart(address));

export const parameterOf = (kind: Audience): 'ticket' | 'ssotoken' => (kind === 'person' ? 'ticket' : 'ssotoken');
