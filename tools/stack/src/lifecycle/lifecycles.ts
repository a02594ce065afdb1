import { randomUUID } from 'node:crypto';
import { ApiProblem } from '@yiwang/client';
import { OFFICERS } from '@yiwang/demo-data';
import type { ApiClient } from '../api-client.ts';
import { move, type CaseAction, type CaseActionBody } from '../demo/cast.ts';
import { FILED, PLAIN, RECIPIENT, type Course, type FiledItem } from './courses.ts';
import { LOOK_EVERY_MS, Lookout, pause, type Queue } from './lookout.ts';

/** Makes one call to its end; the key is the same in every try. */
export type Persist = <T>(call: (idempotencyKey: string) => Promise<T>) => Promise<T>;
const once: Persist = (call) => call(randomUUID());

/** Newest invitations first; those that are waited for are among so many times as many. */
const AMONG = 2;
const FEWEST = 20;
const PAGE = 100;

async function* openTasks(officer: ApiClient) {
  for await (const { caseNo, taskId } of officer.each('/api/v1/workbench/tasks', { query: { limit: PAGE } }))
    yield [caseNo, taskId] as const;
}

async function* toHandOver(clerk: ApiClient, waitedFor: 'decided' | 'delivered') {
  const query = { view: 'window', work: 'deliver', limit: PAGE } as const;
  for await (const { caseNo, status } of clerk.each('/api/v1/applications', { query }))
    if (status === waitedFor) yield [caseNo, true] as const;
}

async function* openHandlings(verifier: ApiClient) {
  for await (const { caseNo, handlingId } of verifier.each('/api/v1/evaluations/handlings', { query: { limit: PAGE } }))
    yield [caseNo, handlingId] as const;
}

async function* toRate(applicant: ApiClient, { size, seconds }: Queue) {
  let rest = Math.ceil(Math.max(FEWEST, size * AMONG) * (1 + seconds));
  for await (const { caseNo, state } of applicant.each('/api/v1/evaluations', { query: { limit: Math.min(PAGE, rest) } })) {
    if (state === 'open') yield [caseNo, true] as const;
    if (--rest === 0) return;
  }
}

/** 一个办件的全过程 by machine: filed, accepted, decided by its departments, delivered, closed and rated, by way of what is paid. */
export class Lifecycles {
  private readonly clerk: ApiClient;
  private readonly persist: Persist;
  private readonly as: (login: string) => ApiClient;
  private readonly tasks: (login: string) => Lookout<string>;
  private readonly invitations: (login: string) => Lookout<boolean>;
  private readonly decisions: Lookout<boolean>;
  private readonly arrivals: Lookout<boolean>;
  private readonly handlings: Lookout<string>;

  /** `as` logs somebody in by account name. */
  constructor(as: (login: string) => ApiClient, persist: Persist = once) {
    this.as = remembered(as);
    this.clerk = this.as(OFFICERS.haishuClerk.login);
    this.persist = persist;
    this.tasks = remembered((login) => new Lookout(`a task in the workbench of ${login}`, () => openTasks(this.as(login))));
    this.invitations = remembered((login) => new Lookout('the invitation to rate', (queue) => toRate(this.as(login), queue)));
    this.decisions = new Lookout('the decision', () => toHandOver(this.clerk, 'decided'));
    this.arrivals = new Lookout('the parcel', () => toHandOver(this.clerk, 'delivered'));
    this.handlings = new Lookout('the handling case', () => openHandlings(this.as(OFFICERS.evaluationManager.login)));
  }

  /** 申报. Returns the case number. */
  async file({ item }: Course = PLAIN): Promise<string> {
    const { applicant, filing: body } = FILED[item];
    const { data } = await this.persist((idempotencyKey) => this.as(applicant).post('/api/v1/applications', { body, idempotencyKey }));
    return data.caseNo;
  }

  /** From 受理 to 评价, or to wherever its course ends. Gives up when the platform's own part takes longer than the limit. */
  async finish(caseNo: string, limitMs = 60_000, { item, end, level, byCourier = false }: Course = PLAIN): Promise<void> {
    const until = Date.now() + limitMs;
    const filed: FiledItem = FILED[item];
    if (filed.fees.includes('beforeAcceptance')) await this.pay(filed, caseNo, until);
    if (end === 'refused') {
      await this.move(caseNo, 'refuse', { ground: 'requirementsNotMet', reason: '考试成绩不合格。' });
      return;
    }
    if (filed.papersFirst) await this.move(caseNo, 'receipts');
    await this.moveWhenSettled(filed, caseNo, 'accept', undefined, until);
    if (end === 'withdrawn') {
      const who = this.as(filed.applicant);
      await this.persist((idempotencyKey) => move(who, caseNo, 'withdraw', {}, { idempotencyKey }));
      return;
    }
    await this.decide(filed, caseNo, end, until);
    await this.decisions.of(caseNo, until);
    if (end === 'approved' && filed.fees.includes('beforeDelivery')) await this.pay(filed, caseNo, until);
    const delivery = byCourier ? { method: 'courier' as const, recipient: RECIPIENT } : { method: 'electronic' as const };
    await this.moveWhenSettled(filed, caseNo, 'deliveries', delivery, until);
    if (byCourier) await this.arrivals.of(caseNo, until);
    await this.move(caseNo, 'close');
    await this.rate(filed, caseNo, level, until);
  }

  /** The departments give their results, and the lead combines them. */
  private async decide({ others, lead }: FiledItem, caseNo: string, outcome: 'approved' | 'rejected', until: number): Promise<void> {
    const opinion = outcome === 'approved' ? '符合要求。' : '不符合要求。';
    await Promise.all(
      others.map(async (login) => {
        const path = await this.claim(login, caseNo, until);
        const body = { result: outcome, opinion };
        await this.persist((idempotencyKey) =>
          this.as(login).post('/api/v1/workbench/tasks/{taskId}/result', { path, body, idempotencyKey }),
        );
      }),
    );
    const path = await this.claim(lead, caseNo, until);
    const body = { outcome, ...(outcome === 'rejected' && { reason: opinion }) };
    await this.persist((idempotencyKey) => this.as(lead).post('/api/v1/workbench/tasks/{taskId}/decision', { path, body, idempotencyKey }));
  }

  private async claim(login: string, caseNo: string, until: number): Promise<{ taskId: string }> {
    const path = { taskId: await this.tasks(login).of(caseNo, until) };
    await this.persist((idempotencyKey) => this.as(login).post('/api/v1/workbench/tasks/{taskId}/claim', { path, idempotencyKey }));
    return path;
  }

  /** 缴费 — everything that is due, as soon as it is. */
  private async pay({ applicant }: FiledItem, caseNo: string, until: number): Promise<void> {
    const payer = this.as(applicant);
    for (;;) {
      const { data } = await this.persist(() => payer.get('/api/v1/payments/payables', { query: { caseNo } }));
      const due = data.items.filter(({ status }) => status === 'due');
      for (const { payableId } of due) {
        const { data: order } = await this.persist((idempotencyKey) =>
          payer.post('/api/v1/payments/orders', { body: { payableId }, idempotencyKey }),
        );
        const path = { orderId: order.orderId };
        await this.persist((idempotencyKey) => payer.post('/sandbox/payments/{orderId}/pay', { path, body: {}, idempotencyKey }));
      }
      if (due.length > 0) return;
      if (Date.now() > until) throw new Error(`${caseNo}: nothing is due`);
      await pause(LOOK_EVERY_MS);
    }
  }

  /** 评价 in the portal, by who filed; a bad one is handled to its end. */
  private async rate({ applicant, lead }: FiledItem, caseNo: string, level: Course['level'], until: number): Promise<void> {
    await this.invitations(applicant).of(caseNo, until);
    const body = { caseNo, level, channel: 'web' as const };
    const { data } = await this.persist((idempotencyKey) => this.as(applicant).post('/api/v1/evaluations', { body, idempotencyKey }));
    if (data.handlingOpened) await this.handle(lead, caseNo, until);
  }

  /** 差评处置: the department gets in touch, somebody not concerned verifies, the department answers. */
  private async handle(login: string, caseNo: string, until: number): Promise<void> {
    const [department, verifier] = [this.as(login), this.as(OFFICERS.evaluationManager.login)];
    const path = { handlingId: await this.handlings.of(caseNo, until) };
    const handling = '/api/v1/evaluations/handlings/{handlingId}' as const;
    await this.persist((idempotencyKey) =>
      department.post(`${handling}/contacts`, { path, body: { outcome: 'reached', note: '已电话致歉。' }, idempotencyKey }),
    );
    await this.persist((idempotencyKey) =>
      verifier.post(`${handling}/verification`, { path, body: { finding: 'genuine', note: '情况属实。' }, idempotencyKey }),
    );
    await this.persist((idempotencyKey) =>
      department.post(`${handling}/answer`, { path, body: { text: '已整改，谢谢指出。' }, idempotencyKey }),
    );
  }

  private move<A extends CaseAction>(caseNo: string, action: A, body?: CaseActionBody<A>): Promise<unknown> {
    return this.persist((idempotencyKey) => move(this.clerk, caseNo, action, body ?? {}, { idempotencyKey }));
  }

  /** That a fee is paid reaches acceptance by an event: until then it refuses. */
  private async moveWhenSettled<A extends CaseAction>(
    { fees }: FiledItem,
    caseNo: string,
    action: A,
    body: CaseActionBody<A> | undefined,
    until: number,
  ): Promise<void> {
    for (;;) {
      try {
        await this.move(caseNo, action, body);
        return;
      } catch (error) {
        const unpaid = error instanceof ApiProblem && error.code === 'ACCEPTANCE.FEE_UNPAID';
        if (!unpaid || fees.length === 0 || Date.now() > until) throw error;
        await pause(LOOK_EVERY_MS);
      }
    }
  }
}

/** The same one for the same account name. */
function remembered<T>(make: (login: string) => T): (login: string) => T {
  const made = new Map<string, T>();
  return (login) => {
    const known = made.get(login);
    if (known !== undefined) return known;
    const one = make(login);
    made.set(login, one);
    return one;
  };
}
