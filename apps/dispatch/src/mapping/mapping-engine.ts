import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { AppError } from '@yiwang/kernel';
import { codeUnknown, mappingBusy, mappingFailed, mappingInvalid, mappingTooLong } from './mapping.errors.js';
import { WORKER_SOURCE } from './mapping-worker.js';

/** 代码表 — by name: our code → theirs. */
export type CodeLists = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Evaluation {
  /** Whose it is, a system's mostly: those of one wait for one another, and hold up nobody else. */
  readonly line: string;
  readonly expression: string;
  readonly input: unknown;
  readonly codeLists: CodeLists;
  /** `$code` reads the lists from their side to ours. */
  readonly inverted: boolean;
}

/** What an expression may take: milliseconds, calls inside calls, members of a sequence, characters of the outcome. */
export const LIMITS = { timeout: 500, stack: 200, sequence: 50_000, output: 512 * 1024 } as const;
/** Not even the limits are kept where a regular expression runs away; then the thread ends. */
const KILLED_AFTER_MS = 1_500;
/** Until a thread is there, on a host that is busy. It counts for nobody's mapping. */
const STARTED_WITHIN_MS = 30_000;
/** How many of one line may wait. */
const MOST_WAITING = 200;
const MEMORY_MB = 64;

interface Job {
  readonly id: number;
  readonly expression: string;
  readonly input: string | undefined;
  readonly lists: CodeLists;
  readonly inverted: boolean;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}
interface Answer {
  readonly ready?: true;
  readonly id?: number;
  readonly output?: string;
  readonly fault?: 'CODE' | 'LONG' | 'INVALID' | 'FAILED';
  readonly detail?: string;
}

/**
 * 映射引擎 — evaluates JSONata (https://jsonata.org) one after the other in a thread of its own, within limits; one of each line in turn, so
 * that who has much, or what takes long, keeps the others waiting for one of theirs at most.
 */
@Injectable()
export class MappingEngine implements OnApplicationShutdown {
  /** What the thread runs. */
  protected readonly source: string = WORKER_SOURCE;
  /** By line; those that wait, the line whose turn it is first. */
  private readonly lines = new Map<string, Job[]>();
  private worker: Worker | undefined;
  private ready = false;
  private current: Job | undefined;
  private timer: NodeJS.Timeout | undefined;
  private serial = 0;
  private over = false;

  /**
   * @throws DISPATCH.MAPPING_INVALID, DISPATCH.MAPPING_FAILED, DISPATCH.MAPPING_TOO_LONG, DISPATCH.MAPPING_CODE_UNKNOWN,
   *   DISPATCH.MAPPING_BUSY
   */
  evaluate({ line, expression, input, codeLists, inverted }: Evaluation): Promise<unknown> {
    return this.run(line, { expression, input: JSON.stringify(input ?? null), lists: codeLists, inverted });
  }

  /** @throws DISPATCH.MAPPING_INVALID for a text that is no expression, DISPATCH.MAPPING_BUSY */
  async check(line: string, expression: string): Promise<void> {
    await this.run(line, { expression, input: undefined, lists: {}, inverted: false });
  }

  async onApplicationShutdown(): Promise<void> {
    this.over = true;
    await this.end(new Error('the service stops'));
  }

  private run(line: string, job: Pick<Job, 'expression' | 'input' | 'lists' | 'inverted'>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const waiting = this.lines.get(line) ?? [];
      if (waiting.length >= MOST_WAITING) return reject(mappingBusy());
      waiting.push({ ...job, id: ++this.serial, resolve, reject });
      this.lines.set(line, waiting);
      this.next();
    });
  }

  private next(): void {
    if (this.current || this.over) return;
    const job = this.take();
    if (!job) {
      this.worker?.unref(); // a thread that has nothing to do keeps no process alive
      return;
    }
    this.current = job;
    this.worker ??= this.start();
    this.worker.ref();
    if (this.ready) this.give();
  }

  /** Of the line whose turn it is; it goes behind the others with what it has left. */
  private take(): Job | undefined {
    const [turn] = this.lines;
    if (!turn) return undefined;
    const [line, waiting] = turn;
    const job = waiting.shift();
    this.lines.delete(line);
    if (waiting.length > 0) this.lines.set(line, waiting);
    return job;
  }

  private give(): void {
    const { id, expression, input, lists, inverted } = this.current!;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.end(mappingTooLong()), KILLED_AFTER_MS);
    this.worker!.postMessage({ id, expression, input, lists, inverted });
  }

  private start(): Worker {
    this.ready = false;
    this.timer = setTimeout(() => void this.end(new Error('the thread of the mappings did not start')), STARTED_WITHIN_MS);
    const worker = new Worker(this.source, {
      eval: true,
      env: {},
      stdin: false,
      workerData: { jsonata: createRequire(import.meta.url).resolve('jsonata'), limits: LIMITS },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
    });
    worker.on('message', (answer: Answer) => {
      if (worker !== this.worker) return;
      if (answer.ready) {
        this.ready = true;
        if (this.current) this.give();
      } else if (answer.id === this.current?.id) this.finish(answer);
    });
    // Out of memory, mostly: whoever's turn it was is refused, and the next one gets a new thread.
    worker.on('error', (cause) => {
      if (worker === this.worker) void this.end(this.ready ? mappingTooLong({ cause }) : asError(cause));
    });
    return worker;
  }

  private finish({ output, fault, detail = '' }: Answer): void {
    const job = this.current;
    this.current = undefined;
    clearTimeout(this.timer);
    if (fault !== undefined) job?.reject(faultOf(fault, detail));
    else job?.resolve(JSON.parse(output ?? 'null'));
    this.next();
  }

  private async end(error: Error): Promise<void> {
    const [worker, job] = [this.worker, this.current];
    this.worker = undefined;
    this.current = undefined;
    clearTimeout(this.timer);
    job?.reject(error);
    if (this.over) {
      for (const waiting of this.lines.values()) for (const each of waiting.splice(0)) each.reject(error);
      this.lines.clear();
    }
    await worker?.terminate();
    this.next();
  }
}

/** For drafts and dry runs: whoever tries something out keeps no case waiting. */
@Injectable()
export class TrialEngine extends MappingEngine {}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

const FAULTS = {
  CODE: [codeUnknown, '代码不在映射的代码表中', 'a code is not in the code list of the mapping'],
  LONG: [mappingTooLong, '映射超过允许的时间、层次或大小', 'the mapping takes more time, depth or room than is allowed'],
  INVALID: [mappingInvalid, '映射表达式不正确', 'the expression of the mapping is not valid'],
  FAILED: [mappingFailed, '映射无法应用于该内容', 'the mapping cannot be applied to this content'],
} as const;

/** The detail is of the expression, never of the content. */
function faultOf(fault: keyof typeof FAULTS, detail: string): AppError {
  const [make, zh, en] = FAULTS[fault];
  return make({ detail: { zh: `${zh}（${detail}）`, en: `${en} (${detail})` } });
}
