import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

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

/** One of the samples for integrators, in a process of its own. */
export class RunningExample {
  /** What it said so far, a JSON document a line. */
  readonly said: Record<string, unknown>[] = [];
  private errors = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly exited: Promise<void>,
  ) {}

  /** `path` below examples/integrators. */
  static start(path: string, env: Record<string, string>): RunningExample {
    const script = fileURLToPath(new URL(`../../../examples/integrators/${path}`, import.meta.url));
    const child = spawn(process.execPath, ['--no-warnings', script], {
      env: { PATH: process.env['PATH'], KAFKAJS_NO_PARTITIONER_WARNING: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const example = new RunningExample(child, new Promise((resolve) => child.once('exit', () => resolve())));
    let rest = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop()!;
      for (const line of lines) if (line.startsWith('{')) example.said.push(JSON.parse(line) as Record<string, unknown>);
    });
    child.stderr?.on('data', (chunk: Buffer) => (example.errors += chunk.toString()));
    return example;
  }

  /** @throws Error with what the sample complained of, as long as it has said nothing that fits */
  heard(fits: (said: Record<string, unknown>) => boolean): Record<string, unknown> {
    const found = this.said.find(fits);
    if (!found) throw new Error(`the sample has not said it; it complains: ${this.errors.slice(-1000)}`);
    return found;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exited;
  }
}
