import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endingKey, ENDINGS_PATH, type Ending, type EndingKind } from '@yiwang/access';
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
  userId?: string;
  sessionId?: string;
  authorisationId?: string;
  itemCodes?: string[];
  orgCodes?: string[];
}

export interface TokenOptions {
  /** Seconds from now; negative for an expired token. */
  expiresIn?: number;
  issuer?: string;
  audience?: string;
  /** How he has logged in; with `authAgo`, so many seconds ago. */
  acr?: string;
  authAgo?: number;
}

/** Issues the access tokens that auth would issue, serves the key they are verified with, and tells whose access has ended. */
export class TokenIssuer {
  private readonly endings: Ending[] = [];

  private constructor(
    private readonly server: Server,
    private readonly privateKey: CryptoKey,
    readonly issuer: string,
  ) {}

  static async start(): Promise<TokenIssuer> {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const issuer = new TokenIssuer(server, privateKey, `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`);
    server.on('request', ({ url }, response) => {
      const asked = url?.startsWith(ENDINGS_PATH) ? JSON.stringify({ endings: issuer.endings, cursor: '0', more: false }) : jwks;
      response.setHeader('content-type', 'application/json').end(asked);
    });
    return issuer;
  }

  /** For good. The service hears of it when it asks the next time. */
  end(kind: EndingKind, id: string): void {
    this.endings.push({ key: endingKey(this.issuer, kind, id), notBefore: null, until: Math.floor(Date.now() / 1000) + 360 });
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
      yw_items: principal.itemCodes,
      yw_orgs: principal.orgCodes,
      yw_perms: principal.permissions ?? [],
      yw_user: principal.userId,
      yw_authz: principal.authorisationId,
      sid: principal.sessionId,
      acr: options.acr,
      auth_time: options.authAgo === undefined ? undefined : now - options.authAgo,
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
