import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor } from '@yiwang/event-core';
import type { Permission } from '@yiwang/permissions';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

/** Who a test acts as. */
export interface TestPrincipal {
  kind: Exclude<Actor['kind'], 'timer'>;
  id: string;
  orgCode?: string;
  regionCode?: string;
  realNameLevel?: number;
  permissions?: Permission[];
  clientId?: string;
}

export interface TokenOptions {
  /** Seconds from now; negative for an expired token. */
  expiresIn?: number;
  issuer?: string;
  audience?: string;
}

/** Issues the access tokens that auth would issue, and serves the key they are verified with. */
export class TokenIssuer {
  private constructor(
    private readonly server: Server,
    private readonly privateKey: CryptoKey,
    readonly issuer: string,
  ) {}

  static async start(): Promise<TokenIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] });
    const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(jwks));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TokenIssuer(server, privateKey, `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`);
  }

  get jwksUrl(): string {
    return `${this.issuer}/jwks`;
  }

  async token(principal: TestPrincipal, options: TokenOptions = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      yw_kind: principal.kind,
      yw_org: principal.orgCode,
      yw_region: principal.regionCode,
      yw_level: principal.realNameLevel,
      yw_perms: principal.permissions ?? [],
      client_id: principal.clientId ?? 'test-client',
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'test', typ: 'at+jwt' })
      .setSubject(principal.id)
      .setIssuer(options.issuer ?? this.issuer)
      .setAudience(options.audience ?? 'yiwang')
      .setIssuedAt(now - 10)
      .setExpirationTime(now + (options.expiresIn ?? 300))
      .sign(this.privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
