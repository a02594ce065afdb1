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
