import { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { documentsBusy } from '../domain/document.errors.js';
import type { Drawing } from './render-thread.js';

/** As source under the tests, compiled in a service. */
const THREAD = new URL(import.meta.url.endsWith('.ts') ? './render-thread.ts' : './render-thread.js', import.meta.url);
/** Drawings that wait, for each thread: at some 80 ms each, more of them would be answered too late. */
const MOST_WAITING = 100;
const WITHIN_MS = 15_000;

interface Job {
  id: number;
  drawing: Drawing;
  done: (bytes: Buffer) => void;
  failed: (error: Error) => void;
}

interface Answer {
  id: number;
  bytes?: Uint8Array;
  error?: string;
}

/** Enough for a slip of thousands of lines. Without a limit the thread would let its garbage grow to that of the service. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };

/** One thread that draws, one document after the other. Started when it is first needed: it loads a font of 30 MB. */
class Drawer {
  private worker: Worker | undefined;
  private job: Job | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly next: () => Job | undefined) {}

  wake(): void {
    if (this.job) return;
    this.job = this.next();
    if (!this.job) return;
    this.worker ??= this.start();
    this.timer = setTimeout(() => this.fall(new Error('a document took too long to draw')), WITHIN_MS);
    this.worker.postMessage({ id: this.job.id, drawing: this.job.drawing });
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
    this.fall(documentsBusy());
  }

  private start(): Worker {
    const worker = new Worker(THREAD, { execArgv: [], resourceLimits: MEMORY });
    worker.unref();
    worker.on('message', (answer: Answer) => this.take(answer));
    worker.on('error', (error: Error) => worker === this.worker && this.fall(error));
    worker.on('exit', () => worker === this.worker && this.fall(new Error('the thread that draws has ended')));
    return worker;
  }

  private take({ id, bytes, error }: Answer): void {
    if (this.job?.id !== id) return;
    const { done, failed } = this.job;
    this.free();
    if (bytes) done(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    else failed(new Error(`a document could not be drawn: ${error}`));
    this.wake();
  }

  /** The thread is given up, and its document with it; the next one gets another thread. */
  private fall(error: Error): void {
    const { worker, job } = this;
    this.worker = undefined;
    this.free();
    void worker?.terminate();
    job?.failed(error);
    if (job) this.wake();
  }

  private free(): void {
    clearTimeout(this.timer);
    this.job = undefined;
  }
}

/** 版式文件 — draws documents as PDF, in threads of their own: requests do not wait for each other's ink. */
@Injectable()
export class PdfRenderer implements OnApplicationShutdown {
  private readonly waiting: Job[] = [];
  private readonly drawers: Drawer[];
  private count = 0;
  private stopped = false;

  constructor(@Inject(CONFIG) config: Pick<AcceptanceConfig, 'DOCUMENT_THREADS'>) {
    this.drawers = Array.from({ length: config.DOCUMENT_THREADS ?? 1 }, () => new Drawer(() => this.waiting.shift()));
  }

  /** The same drawing gives the same bytes. @throws ACCEPTANCE.DOCUMENTS_BUSY when too many wait */
  draw(drawing: Drawing): Promise<Buffer> {
    if (this.stopped || this.waiting.length >= MOST_WAITING * this.drawers.length) throw documentsBusy({ retryAfter: 5 });
    return new Promise((done, failed) => {
      this.waiting.push({ id: ++this.count, drawing, done, failed });
      for (const drawer of this.drawers) drawer.wake();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const { failed } of this.waiting.splice(0)) failed(documentsBusy());
    await Promise.all(this.drawers.map((drawer) => drawer.stop()));
  }
}
