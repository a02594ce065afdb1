import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { SYSTEMS } from '@yiwang/demo-data';
import { ApiClient } from '@yiwang/stack';
import type { Target } from '../target.ts';

const scriptOf = (name: string): string => fileURLToPath(new URL(`./${name}.mjs`, import.meta.url));
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A department's side of its channel: it says of each case when its task could be read there. */
export abstract class Reader {
  /** By case number, in ms since 1970; the first time counts. */
  readonly seen = new Map<string, number>();
  /** Why it reads no more. */
  protected ended: string | undefined;

  abstract stop(): Promise<void>;

  async all(cases: readonly string[], withinMs: number): Promise<void> {
    for (const end = Date.now() + withinMs; !cases.every((caseNo) => this.seen.has(caseNo));) {
      if (this.ended !== undefined) throw new Error(`the department's side ended: ${this.ended}`);
      if (Date.now() > end) throw new Error('not every case came to the department');
      await pause(50);
    }
  }

  protected note(caseNo: string, at: number): void {
    if (!this.seen.has(caseNo)) this.seen.set(caseNo, at);
  }
}

interface Arrival {
  caseNo: string;
  at: number;
}

/** In a process of its own, as a department's system is: it says so by messages. */
class ForkedReader extends Reader {
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess) {
    super();
    this.child = child;
    child.on('message', (message) => {
      for (const { caseNo, at } of [message as Arrival | Arrival[]].flat()) this.note(caseNo, at);
    });
    child.on('exit', (code) => (this.ended = `exit code ${code}`));
  }

  static start(script: string, env: Record<string, string>): ForkedReader {
    return new ForkedReader(fork(scriptOf(script), [], { env: { PATH: process.env['PATH'] ?? '', ...env }, execArgv: ['--no-warnings'] }));
  }

  override async stop(): Promise<void> {
    this.child.kill('SIGTERM');
  }
}

/** Its own Kafka topic, as the ecology bureau's system reads it. */
export const readTopic = (target: Target): Reader =>
  ForkedReader.start('topic-reader', {
    BROKERS: target.env['KAFKA_BROKERS'] ?? '',
    TOPIC: `department.${SYSTEMS.ecology.organisation?.orgCode.toLowerCase() ?? ''}.tasks.v1`,
    GROUP: `bench-${process.pid}-${Date.now()}`,
    KAFKAJS_NO_PARTITIONER_WARNING: '1',
  });

interface FeedPage {
  items: { data: { caseNo: string } }[];
  next: string;
}

/** The pull feed, as the fire brigade's system asks it: again and again, each time waiting for something to come. */
export class FeedReader extends Reader {
  private over = false;
  private readonly gateway: string;
  private readonly reading: Promise<void>;

  constructor(gateway: string) {
    super();
    this.gateway = gateway;
    this.reading = this.read().catch((error: Error) => void (this.ended = error.message));
  }

  override async stop(): Promise<void> {
    this.over = true;
    await this.reading;
  }

  private async read(): Promise<void> {
    const system = ApiClient.system(this.gateway, SYSTEMS.fire);
    let from = `since=${new Date().toISOString()}`;
    while (!this.over) {
      const page = await system.call<FeedPage>(`/api/v1/department/feed?${from}&limit=500&wait=1`);
      const at = Date.now();
      for (const { data } of page.items) this.note(data.caseNo, at);
      from = `cursor=${encodeURIComponent(page.next)}`;
    }
  }
}
