import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (request: SeenRequest, response: ServerResponse) => void;

/** A small real service behind the gateway: it remembers what it was asked and answers what the test says. */
export class UpstreamStub {
  readonly seen: SeenRequest[] = [];
  answer: Answer = (_, response) => json(response, 200, { ok: true });
  /** Has a say before the body is read; true when it takes the request over. */
  early: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
  private server!: Server;
  url = '';

  static async start(): Promise<UpstreamStub> {
    const stub = new UpstreamStub();
    await stub.listen(0);
    return stub;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Comes back on the address it had. */
  async restart(): Promise<void> {
    await this.listen(Number(new URL(this.url).port));
  }

  reset(): void {
    this.seen.length = 0;
    this.early = () => false;
    this.answer = (_, response) => json(response, 200, { ok: true });
  }

  private async listen(port: number): Promise<void> {
    this.server = createServer((request, response) => {
      if (this.early(request, response)) return;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        if (url === '/health/live') return json(response, 200, { status: 'ok' });
        const seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
        this.seen.push(seen);
        this.answer(seen, response);
      });
    });
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}

export function json(response: ServerResponse, status: number, value: unknown, headers: Record<string, string | string[]> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value));
}
