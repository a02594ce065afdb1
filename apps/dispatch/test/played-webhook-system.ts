import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What its builders have thought of; the good one has thought of all of it. */
export interface Habits {
  /** Verifies signatures with the public library. */
  verifies: boolean;
  /** Refuses what is not in the shape of the contract. */
  validates: boolean;
  /** Handles messages in the order in which they come. */
  inOrder: boolean;
  /** Answers 409 to a message that it has had before. */
  refusesRepeats: boolean;
  acknowledges: boolean;
  acknowledgesRecalls: boolean;
}
export const GOOD: Habits = {
  verifies: true,
  validates: true,
  inOrder: true,
  refusesRepeats: false,
  acknowledges: true,
  acknowledgesRecalls: true,
};

interface Message {
  id: string;
  type: string;
  data: { taskId: string; caseNo: string; dueAt?: string };
}

/** A department's own system as its supplier might have built it: node, fetch and the public library of Standard Webhooks, nothing of ours. */
export class PlayedWebhookSystem {
  secret = '';
  /** Answered to everything, where it is set. */
  status: number | undefined;
  readonly received: Message[] = [];
  private readonly seen = new Set<string>();
  private work: Promise<void> = Promise.resolve();

  private constructor(
    private readonly server: Server,
    private readonly platform: string,
    private readonly token: string,
    private readonly habits: Habits,
  ) {}

  static async start(platform: string, token: string, habits: Partial<Habits> = {}): Promise<PlayedWebhookSystem> {
    const server = createServer((request, response) => {
      void request.toArray().then((parts) => response.writeHead(system.answer(request.headers, Buffer.concat(parts).toString())).end());
    });
    const system = new PlayedWebhookSystem(server, platform, token, { ...GOOD, ...habits });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return system;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/tasks`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await this.work;
  }

  private answer(headers: IncomingHttpHeaders, body: string): number {
    if (this.status !== undefined) return this.status;
    let message = JSON.parse(body) as Message;
    if (this.habits.verifies) {
      try {
        message = new Webhook(this.secret).verify(body, headers as Record<string, string>) as Message;
      } catch {
        return 401;
      }
    }
    const { taskId, dueAt } = message.data;
    if (this.habits.validates && (!/^[0-9a-f-]{36}$/.test(taskId) || (dueAt !== undefined && Number.isNaN(Date.parse(dueAt))))) return 422;
    this.received.push(message);
    if (this.seen.has(message.id)) return this.habits.refusesRepeats ? 409 : 204;
    this.seen.add(message.id);
    this.take(message);
    return 204;
  }

  /** The next in line; or, where nobody thought of order, the later the sooner. */
  private take(message: Message): void {
    if (this.habits.inOrder) this.work = this.work.then(() => this.handle(message));
    else setTimeout(() => void this.handle(message), Math.max(20, 800 - 150 * this.received.length));
  }

  private async handle({ id, type, data }: Message): Promise<void> {
    if (type.includes('task.assigned') && this.habits.acknowledges) await this.post(`/api/v1/department/tasks/${data.taskId}/ack`);
    if (type.includes('task.recalled') && this.habits.acknowledgesRecalls) {
      const said = { externalId: id, type: 'recall.acknowledge', taskId: data.taskId, at: new Date().toISOString(), body: {} };
      await this.post('/api/v1/department/messages', { messages: [said] });
    }
  }

  private async post(path: string, body?: object): Promise<void> {
    await fetch(`${this.platform}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => undefined);
  }
}
