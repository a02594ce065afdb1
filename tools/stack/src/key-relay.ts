import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const ASK_TIMEOUT_MS = 2_000;

/**
 * Gives Kafka the keys of the issuer of tokens. The broker asks for them when it starts and does not start without an answer, and here it
 * starts before auth: until that serves, nobody has a key.
 */
export class KeyRelay {
  private source: string | undefined;
  private known = '{"keys":[]}';
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  static async start(): Promise<KeyRelay> {
    const server = createServer((_, response) => {
      void relay.keys().then((keys) => response.setHeader('content-type', 'application/json').end(keys));
    });
    const relay = new KeyRelay(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.unref();
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks`;
  }

  /** Where the keys are, once it is known. */
  from(jwksUrl: string): void {
    this.source = jwksUrl;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** The last ones that were heard of, while auth is away. */
  private async keys(): Promise<string> {
    if (this.source === undefined) return this.known;
    try {
      const answer = await fetch(this.source, { signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
      if (answer.ok) this.known = await answer.text();
    } catch {
      // auth starts, or starts again
    }
    return this.known;
  }
}
