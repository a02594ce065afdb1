import { uuidv7 } from '@yiwang/kernel';
import {
  BEHIND,
  type ChannelKind,
  ChannelRegistry,
  type OutgoingMessage,
  type SendOutcome,
  SystemChannel,
} from '../src/channel/system-channel.js';
import { DeliverySignal } from '../src/delivery/delivery-signal.js';
import type { DepartmentSystem } from '../src/system/department-system.js';
import { type DispatchUnderTest, REGION } from './harness.js';

export type Answering = (message: OutgoingMessage, system: DepartmentSystem, signal: AbortSignal) => SendOutcome | Promise<SendOutcome>;
export const SENT: SendOutcome = { kind: 'sent' };
export const failed = (retryAfterMs?: number): SendOutcome => ({ kind: 'failed', error: 'away', ...(retryAfterMs && { retryAfterMs }) });

/** A way to reach systems whose systems the test plays, by their names. */
export class PlayedChannel extends SystemChannel {
  override readonly kind: ChannelKind = 'tables';
  override schedule: readonly number[] = [50, 60_000];
  override endless = false;
  override readonly batch = 20;
  readonly calls: { system: string; messages: OutgoingMessage[]; at: number }[] = [];
  readonly tried: { system: string; id: string }[] = [];
  readonly systems = new Map<string, Answering>();

  /** Up to the first that fails; of a case, up to the first that is not sent. */
  override async send(system: DepartmentSystem, messages: readonly OutgoingMessage[], signal: AbortSignal): Promise<SendOutcome[]> {
    this.calls.push({ system: system.name, messages: [...messages], at: performance.now() });
    const outcomes: SendOutcome[] = [];
    const stopped = new Set<string>();
    for (const message of messages) {
      if (stopped.has(message.caseNo)) {
        outcomes.push(BEHIND);
        continue;
      }
      this.tried.push({ system: system.name, id: message.id });
      const outcome = await this.systems.get(system.name)!(message, system, signal);
      outcomes.push(outcome);
      if (outcome.kind !== 'sent') stopped.add(message.caseNo);
      if (outcome.kind !== 'sent' && outcome.kind !== 'refused') break;
    }
    return outcomes;
  }

  /** Ids in the order in which they came to one system, repeats included. */
  got(name: string): string[] {
    return this.tried.filter(({ system }) => system === name).map(({ id }) => id);
  }
}

export interface PlayedSystem {
  id: string;
  name: string;
  orgCode: string;
}

/** Systems that the test plays, and what a plan would have written for them. */
export class PlayedSystems {
  private serial = 0;
  channel = new PlayedChannel();

  constructor(private readonly dispatch: DispatchUnderTest) {}

  /** A channel without history. */
  anew(): PlayedChannel {
    this.channel = new PlayedChannel();
    this.dispatch.service.app.get(ChannelRegistry).add(this.channel);
    return this.channel;
  }

  /** A system of an organisation of its own. */
  async system(answering: Answering, kind: ChannelKind = 'tables'): Promise<PlayedSystem> {
    const [id, name] = [uuidv7(), `played-${++this.serial}`];
    const orgCode = `113302${String(this.serial).padStart(12, '0')}`;
    await this.dispatch.rows('INSERT INTO department_systems (id, org_code, name, channel, client_id) VALUES ($1, $2, $3, $4, $3)', [
      id,
      orgCode,
      name,
      kind,
    ]);
    this.channel.systems.set(name, answering);
    return { id, name, orgCode };
  }

  caseNo = (): string => `330203260302${String(900_000 + ++this.serial).padStart(8, '0')}X`;

  /** Messages to a system, each of its case: what a plan would have written. Returns their ids in order; `known` hears of each before it goes. */
  async tell(to: PlayedSystem, cases: readonly string[], known?: (id: string, nth: number) => void): Promise<string[]> {
    const rows = cases.map((no) => ({ id: uuidv7(), task: uuidv7(), no }));
    rows.forEach(({ id }, nth) => known?.(id, nth));
    const params = [rows.map(({ id }) => id), rows.map(({ task }) => task), rows.map(({ no }) => no), to.id, to.orgCode];
    await this.dispatch.rows(
      `WITH m AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[]) WITH ORDINALITY AS m(id, task, no, nth)),
     plan AS (
       INSERT INTO case_plans (case_no, item_code, item_version, item_name, region_code, deciding_org_code, state, stage, seats, sequence, version)
       SELECT DISTINCT no, '${'0'.repeat(31)}', 1, '食品经营许可（新办）', '${REGION}', $5, 'handling', 1, '[]'::jsonb, 1, 1 FROM m
       ON CONFLICT DO NOTHING),
     task AS (
       INSERT INTO tasks (id, case_no, org_code, org_name, purpose, round, stage, lead, state, channel, system_id, assigned_at, due_at, provisional,
         last_round, step_count)
       SELECT task, no, $5, '部门', 'handling', nth, 1, false, 'assigned', 'tables', $4, now(), now() + interval '9 days', false, false, 0 FROM m)
     INSERT INTO deliveries (id, system_id, task_id, case_no) SELECT id, $4, task, no FROM m ORDER BY nth`,
      params,
    );
    this.dispatch.service.app.get(DeliverySignal).wake();
    return rows.map(({ id }) => id);
  }
}
