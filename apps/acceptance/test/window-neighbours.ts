import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FORM } from './builders.js';

/** The neighbours of a window: the catalogue with its forms and service points, and auth with its tokens and identities. */
export class WindowNeighbours {
  /** Identity by account id; who is not here is not known to auth. */
  readonly identities = new Map<string, object>();
  readonly asked: string[] = [];
  private readonly points = new Map<string, object>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WindowNeighbours> {
    const server = createServer((request, response) => {
      const url = request.url ?? '';
      neighbours.asked.push(url);
      const body = neighbours.answerTo(url.split('?')[0]!);
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(body ?? '{}');
    });
    const neighbours = new WindowNeighbours(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return neighbours;
  }

  /** What the catalogue says of a service point; undefined: it has none of this code. */
  point(code: string, said: object | undefined): void {
    if (said === undefined) this.points.delete(code);
    else this.points.set(code, said);
  }

  get env(): Record<string, string> {
    const url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return {
      CATALOGUE_URL: url,
      AUTH_URL: url,
      TOKEN_URL: `${url}/token`,
      SERVICE_CLIENT_ID: 'svc-acceptance',
      SERVICE_CLIENT_SECRET: 'secret',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answerTo(path: string): string | undefined {
    if (path === '/token') return JSON.stringify({ access_token: 'token-of-acceptance', expires_in: 300 });
    if (path.endsWith('/form')) return FORM;
    const [, point] = /^\/api\/v1\/catalogue\/service-points\/([^/]+)$/.exec(path) ?? [];
    if (point !== undefined) return this.points.has(point) ? JSON.stringify(this.points.get(point)) : undefined;
    const [, account] = /^\/api\/v1\/internal\/accounts\/([^/]+)\/identity$/.exec(path) ?? [];
    return account !== undefined && this.identities.has(account) ? JSON.stringify(this.identities.get(account)) : undefined;
  }
}
