import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import type { Answer, RunningAuth } from './running-auth.js';

type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** A system's key pair, and assertions (RFC 7523) that it makes with it. */
export class AssertingClient {
  private constructor(
    readonly clientId: string,
    readonly publicJwk: JWK,
    private readonly key: PrivateKey,
  ) {}

  static async make(clientId: string, alg = 'ES256'): Promise<AssertingClient> {
    const { publicKey, privateKey } = await generateKeyPair(alg);
    return new AssertingClient(clientId, { ...(await exportJWK(publicKey)), alg, use: 'sig', kid: randomUUID() }, privateKey);
  }

  /** `over` replaces claims; one that is undefined is left out. */
  assertion(audience: string, over: Record<string, unknown> = {}, header: Record<string, unknown> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.clientId, sub: this.clientId, aud: audience, jti: randomUUID(), iat: now, exp: now + 60, ...over };
    return new SignJWT(claims).setProtectedHeader({ alg: this.publicJwk.alg!, kid: this.publicJwk.kid, ...header }).sign(this.key);
  }
}

export const byAssertion = (auth: RunningAuth, assertion: string, more: Record<string, string> = {}): Promise<Answer> =>
  auth.token({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: assertion,
    ...more,
  });
