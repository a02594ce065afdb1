import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a department's system gets its tokens from, as auth would give them. */
export class TokenEndpoint {
  private constructor(private readonly server: Server) {}

  static async start(secret: string, tokenOf: (clientId: string) => Promise<string>): Promise<TokenEndpoint> {
    const server = createServer((request, response) => {
      const [clientId = '', given] = Buffer.from(request.headers.authorization?.slice('Basic '.length) ?? '', 'base64')
        .toString()
        .split(':');
      if (given !== secret) return void response.writeHead(401).end();
      return void tokenOf(clientId).then((token) =>
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ access_token: token, expires_in: 300 })),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TokenEndpoint(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/token`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** auth, as far as whose client it is. */
export class PlayedDirectory {
  /** Client to organisation. */
  readonly clients = new Map<string, string>();
  /** Client to the items that it is limited to. */
  readonly limits = new Map<string, string[]>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<PlayedDirectory> {
    const directory: PlayedDirectory = new PlayedDirectory(
      createServer(({ url = '' }, response) => {
        const clientId = /^\/api\/v1\/internal\/clients\/([a-z0-9-]+)$/.exec(url)?.[1] ?? '';
        const orgCode = directory.clients.get(clientId);
        const itemCodes = directory.limits.get(clientId) ?? [];
        const known = { kind: 'system', orgCode, permissions: ['department.connect'], itemCodes };
        const unknown = { type: 'about:blank', status: 404, code: 'AUTH.CLIENT_NOT_FOUND', title: '没有该接入方' };
        response.writeHead(orgCode ? 200 : 404, { 'content-type': orgCode ? 'application/json' : 'application/problem+json' });
        response.end(JSON.stringify(orgCode ? known : unknown));
      }),
    );
    await new Promise<void>((resolve) => directory.server.listen(0, '127.0.0.1', resolve));
    return directory;
  }

  /** With where dispatch gets its own token. */
  envOf(tokens: TokenEndpoint, secret: string): Record<string, string> {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return { AUTH_URL: url, TOKEN_URL: tokens.url, SERVICE_CLIENT_ID: 'svc-dispatch', SERVICE_CLIENT_SECRET: secret };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
