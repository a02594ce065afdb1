import { randomUUID } from 'node:crypto';
import { ITEMS, OFFICERS, PERSONS } from '@yiwang/demo-data';
import type { ApiClient } from './api-client.ts';
import { move, onPaper, statusOf, type CaseAction, type CaseActionBody } from './demo/cast.ts';

const { flexibleWorkSubsidy } = ITEMS;
const FILING = {
  itemCode: flexibleWorkSubsidy.itemCode,
  channel: 'computer' as const,
  form: { employment: '网约车驾驶', months: 6, bankAccountTail: '2048' },
  materials: onPaper(flexibleWorkSubsidy),
};
const LOOK_EVERY_MS = 40;

/** Makes one call to its end; the key is the same in every try. */
export type Persist = <T>(call: (idempotencyKey: string) => Promise<T>) => Promise<T>;
const once: Persist = (call) => call(randomUUID());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** 一个办件的全过程 by machine: a person files, the window accepts, the department decides, the window delivers and closes. */
export class Lifecycles {
  private readonly person: ApiClient;
  private readonly clerk: ApiClient;
  private readonly officer: ApiClient;
  private readonly persist: Persist;
  private readonly awaited = new Map<string, (taskId: string) => void>();
  private looking = false;

  /** `as` logs somebody in by account name. */
  constructor(as: (login: string) => ApiClient, persist: Persist = once) {
    this.person = as(PERSONS.wangXiaoming.login);
    this.clerk = as(OFFICERS.haishuClerk.login);
    this.officer = as(OFFICERS.labourHandler.login);
    this.persist = persist;
  }

  /** 申报. Returns the case number. */
  async file(): Promise<string> {
    const { data } = await this.persist((idempotencyKey) => this.person.post('/api/v1/applications', { body: FILING, idempotencyKey }));
    return data.caseNo;
  }

  /** From 受理 to 办结. Gives up when the platform's own part takes longer than the limit. */
  async finish(caseNo: string, limitMs = 60_000): Promise<void> {
    const end = Date.now() + limitMs;
    await this.move(caseNo, 'accept');
    const path = { taskId: await this.taskOf(caseNo, end) };
    await this.persist((idempotencyKey) => this.officer.post('/api/v1/workbench/tasks/{taskId}/claim', { path, idempotencyKey }));
    const body = { outcome: 'approved' as const };
    await this.persist((idempotencyKey) => this.officer.post('/api/v1/workbench/tasks/{taskId}/decision', { path, body, idempotencyKey }));
    while ((await this.persist(() => statusOf(this.clerk, caseNo))) !== 'decided') {
      if (Date.now() > end) throw new Error(`${caseNo}: the decision did not reach the ledger`);
      await pause(LOOK_EVERY_MS);
    }
    await this.move(caseNo, 'deliveries', { method: 'electronic' });
    await this.move(caseNo, 'close');
  }

  private move<A extends CaseAction>(caseNo: string, action: A, body?: CaseActionBody<A>): Promise<unknown> {
    return this.persist((idempotencyKey) => move(this.clerk, caseNo, action, body ?? {}, { idempotencyKey }));
  }

  private taskOf(caseNo: string, end: number): Promise<string> {
    const found = new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.awaited.delete(caseNo);
        reject(new Error(`${caseNo}: no task came to the workbench`));
      }, end - Date.now());
      this.awaited.set(caseNo, (taskId) => {
        clearTimeout(timer);
        resolve(taskId);
      });
    });
    if (!this.looking) void this.look();
    return found;
  }

  /** One look at the workbench serves all cases that wait for it. */
  private async look(): Promise<void> {
    this.looking = true;
    while (this.awaited.size > 0) {
      try {
        for await (const { caseNo, taskId } of this.officer.each('/api/v1/workbench/tasks', { query: { limit: 100 } })) {
          this.awaited.get(caseNo)?.(taskId);
          this.awaited.delete(caseNo);
          if (this.awaited.size === 0) break;
        }
      } catch {
        // The next look comes soon; whoever waits too long gives up himself.
      }
      await pause(LOOK_EVERY_MS);
    }
    this.looking = false;
  }
}
