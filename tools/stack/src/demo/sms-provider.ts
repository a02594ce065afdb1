import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What arrived on a telephone. */
export interface Sms {
  id: string;
  to: string;
  text: string;
}

/** 短信服务商 — somebody who brings texts to telephones, as notification's HTTP channel meets him. Takes nothing that is not signed. */
export class SmsProvider {
  /** Everything that was taken over, in its order; a repetition is here twice. */
  readonly taken: Sms[] = [];
  private readonly secret = randomBytes(32).toString('hex');
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const { 'yiwang-timestamp': at, 'yiwang-signature': signature } = request.headers;
        const genuine = this.isGenuine(String(at), String(signature), body);
        if (genuine) this.taken.push(JSON.parse(body) as Sms);
        response.writeHead(genuine ? 202 : 401).end();
      });
    });
  }

  static async start(): Promise<SmsProvider> {
    const provider = new SmsProvider();
    await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
    return provider;
  }

  /** Environment of a stack that sends through it. */
  get env(): Record<string, string> {
    const { port } = this.server.address() as AddressInfo;
    return { MESSAGE_CHANNEL: 'http', MESSAGE_GATEWAY_URL: `http://127.0.0.1:${port}/`, MESSAGE_GATEWAY_SECRET: this.secret };
  }

  /** The newest text for a number that contains all of these words. */
  find(to: string, ...words: string[]): Sms | undefined {
    return this.taken.findLast((sms) => sms.to === to && words.every((word) => sms.text.includes(word)));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private isGenuine(at: string, signature: string, body: string): boolean {
    const expected = createHmac('sha256', this.secret).update(`${at}.${body}`).digest();
    const given = Buffer.from(signature, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
