import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EventData, EventOf } from '@yiwang/event-core';
import { CaseWithdrawnV1, type CaseAcceptedV1 } from '@yiwang/events-acceptance';
import {
  TaskDecidedWithoutV1,
  TaskRecalledV1,
  TaskResumedV1,
  TaskReturnedV1,
  TaskRescheduledV1,
  TaskSuspendedV1,
  TaskTransferredV1,
} from '@yiwang/events-dispatch';
import { CardIssuedV1 } from '@yiwang/events-monitoring';
import { OrderPaidV1 } from '@yiwang/events-payment';
import { Clock, uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { workingCalendar } from '@yiwang/standards';
import { eventOf, eventually, TestService, type EventProbe } from '@yiwang/testing';
import { monitoring } from '../src/monitoring.service.js';
import { CASE_FACTS } from '../src/timeline/events/on-case-facts.js';
import { caseStory, FIRE, MARKET, newCaseNo, type Story, type StoryEvent } from './case-story.js';

const supervisor = {
  kind: 'officer' as const,
  id: 's-1',
  orgCode: '11330203MB0A10099X',
  regionCode: '330200',
  permissions: ['supervision.read' as const],
};
const MINUTE = 60_000;
const after = (at: Date, minutes = 1) => new Date(at.getTime() + minutes * MINUTE);
const inWorkingDays = (days: number, from = new Date()) =>
  new Date(workingCalendar().dueAt(from, { value: days, unit: 'workingDay' }, '330203').dueAt);

let service: TestService;
let probe: EventProbe;
let database: Database;
let clock: Clock;

beforeAll(async () => {
  service = await TestService.start(monitoring, { CARD_SCAN_MS: '30' });
  probe = await service.probe();
  database = await service.database();
  clock = service.get(Clock);
}, 60_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
});

beforeEach(() => setClock());

/** Moves the service's Clock; without an argument back to the real time. */
function setClock(at?: Date): void {
  clock.now = () => at ?? new Date();
}

async function publish(...events: StoryEvent[]): Promise<void> {
  for (const { definition, event } of events) await probe.publish(definition, event);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into whatever came
async function caseOf(story: Story, as = supervisor): Promise<any> {
  const { status, body } = await service.call(`/api/v1/supervision/cases/${story.caseNo}`, { as });
  expect(status).toBe(200);
  return body;
}

const untilSeen = (story: Story, count: number) =>
  eventually(async () => {
    const view = await caseOf(story);
    expect(view.timeline).toHaveLength(count);
    return view;
  });
const statesOf = (view: { clocks: { kind: string; state: string }[] }) =>
  Object.fromEntries(view.clocks.map(({ kind, state }) => [kind, state]));
const cardsOf = (view: { cards: { ruleCode: string; level: string }[] }) => view.cards.map(({ ruleCode }) => ruleCode).sort();

describe('timeline', () => {
  it('keeps the handler names, which are the inbox keys', async () => {
    expect(await service.consumers()).toEqual(['monitoring.security', 'monitoring.timeline']);
  });

  it('holds every fact of a case in the order in which it happened, and every clock met', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    await publish(...story.acceptance, ...story.dispatch);
    const view = await untilSeen(story, 8);
    expect(view.timeline.map((entry: { type: string }) => entry.type)).toEqual([
      'acceptance.case.submitted',
      'acceptance.case.accepted',
      'dispatch.task.assigned',
      'dispatch.task.acknowledged',
      'dispatch.task.completed',
      'acceptance.case.decided',
      'acceptance.case.delivered',
      'acceptance.case.closed',
    ]);
    expect(statesOf(view)).toEqual({ acceptance: 'met', promise: 'met', statutory: 'met', task: 'met', delivery: 'met' });
    expect(view).toMatchObject({ orgCode: '11330203MB0A100133', regionCode: '330203', cards: [], gaps: [] });
  });

  it('counts a repeated event once', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    const [first, second] = story.acceptance as [StoryEvent, StoryEvent];
    await publish(first, first, first, second, first, second);
    await publish(...story.dispatch);
    const view = await untilSeen(story, 5);
    expect(view.gaps).toEqual([]);
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM timeline WHERE case_no = $1', [story.caseNo]);
    expect(row!.n).toBe(5);
  });

  it('ends with the same clocks when the other service’s facts, and the end before the start, come first', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    await publish(...[...story.dispatch].reverse());
    await untilSeen(story, 3);
    await publish(...[...story.acceptance].reverse());
    expect(statesOf(await untilSeen(story, 8))).toEqual({
      acceptance: 'met',
      promise: 'met',
      statutory: 'met',
      task: 'met',
      delivery: 'met',
    });
  });

  it('ends every clock of a withdrawn case without a judgement, and holds what payment says of it', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    const [submitted, accepted] = story.acceptance as [StoryEvent, StoryEvent];
    const { at, by, caseNo, itemCode, itemVersion, regionCode } = accepted.event.data as EventData<typeof CaseAcceptedV1>;
    const common = { at, caseNo, itemCode, itemVersion, regionCode };
    const withdrawn = eventOf(CaseWithdrawnV1, { ...common, by, decidingOrgCode: MARKET, stage: 'accepted' }, { sequence: 3 });
    const fee = { payableId: uuidv7(), feeCode: 'F01', timing: 'beforeDecision' as const, amountFen: 1000 };
    const order = { orderId: uuidv7(), channel: 'sandbox', paidAt: at };
    const paid = eventOf(OrderPaidV1, { ...common, ...fee, ...order, orgCode: MARKET }, { sequence: 1 });
    await publish(submitted, accepted, story.dispatch[0]!);
    await probe.publish(OrderPaidV1, paid);
    await probe.publish(CaseWithdrawnV1, withdrawn);
    const view = await untilSeen(story, 5);
    expect(statesOf(view)).toEqual({ acceptance: 'met', promise: 'stopped', statutory: 'stopped', task: 'stopped' });
    expect(view).toMatchObject({ gaps: [], cards: [] });
    expect(view.timeline.map((entry: { type: string }) => entry.type)).toEqual(
      expect.arrayContaining(['payment.order.paid', 'acceptance.case.withdrawn']),
    );
  });

  it('shows the facts and the clocks of one moment, also when a fact comes while they are read', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    const [submitted, accepted] = story.acceptance as [StoryEvent, StoryEvent];
    await publish(submitted);
    await untilSeen(story, 1);
    const outside = AsyncLocalStorage.snapshot();
    const query = database.query.bind(database);
    const recorded = async () => {
      await publish(accepted);
      await eventually(async () => {
        const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM timeline WHERE case_no = $1', [story.caseNo]);
        expect(row!.n).toBe(2);
      });
    };
    const spy = jest.spyOn(database, 'query').mockImplementation((async (sql: string, params?: unknown[]) => {
      if (!/FROM clocks WHERE case_no = \$1/.test(sql)) return query(sql, params);
      spy.mockRestore();
      await outside(recorded);
      return query(sql, params);
    }) as Database['query']);
    const view = await caseOf(story);
    expect(view.timeline).toHaveLength(1);
    expect(statesOf(view)).toEqual({ acceptance: 'running' });
    expect(statesOf(await untilSeen(story, 2))).toEqual({ acceptance: 'met', promise: 'running', statutory: 'running' });
  });

  it('shows a missing fact as a gap until it comes', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    const [one, two, three, four] = story.acceptance as [StoryEvent, StoryEvent, StoryEvent, StoryEvent];
    await publish(one, four);
    const gap = { caseNo: story.caseNo, source: 'acceptance', seen: 2, highest: 4, missing: [2, 3] };
    expect((await untilSeen(story, 2)).gaps).toEqual([gap]);
    const { body } = await service.call('/api/v1/supervision/gaps?limit=100', { as: supervisor });
    expect(body.items).toContainEqual(gap);
    const figures = await service.call('/api/v1/supervision/figures', { as: supervisor });
    expect(figures.body.gaps).toBeGreaterThanOrEqual(1);
    await publish(two, three);
    expect((await untilSeen(story, 4)).gaps).toEqual([]);
  });

  it('puts a fact that breaks its contract aside, changes nothing for it, and goes on with other cases', async () => {
    const bad = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    const good = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    const [submitted, accepted] = bad.acceptance as [StoryEvent, StoryEvent];
    const poison = { ...submitted.event, data: { ...(submitted.event.data as object), channel: 'telepathy' } };
    await probe.publishRaw('acceptance.events.v1', bad.caseNo, JSON.stringify(poison));
    await publish(accepted, ...good.acceptance);
    await untilSeen(good, 5);
    const letters = () => database.query<{ reason: string }>('SELECT reason FROM dead_letters WHERE key = $1 ORDER BY id', [bad.caseNo]);
    await eventually(async () => expect((await letters()).map((letter) => letter.reason)).toEqual(['malformed', 'parked']));
    expect((await service.call(`/api/v1/supervision/cases/${bad.caseNo}`, { as: supervisor })).status).toBe(404);
  });
});

describe('a number given twice', () => {
  it('is a dead letter that names it; the first fact stays, and nothing of the second is kept', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    const [submitted, accepted] = story.acceptance as [StoryEvent, StoryEvent];
    await publish(submitted);
    await untilSeen(story, 1);
    const impostor = { ...accepted.event, sequence: submitted.event.sequence };
    await probe.publish(accepted.definition, impostor);
    await eventually(async () => {
      const letters = await database.query<{ error: string }>('SELECT error FROM dead_letters WHERE key = $1', [story.caseNo]);
      expect(letters.map(({ error }) => error)).toEqual([expect.stringContaining('MONITORING.SEQUENCE_REUSED')]);
    });
    const view = await caseOf(story);
    expect(view.timeline.map((entry: { type: string }) => entry.type)).toEqual(['acceptance.case.submitted']);
    expect(view.gaps).toEqual([]);
  });

  it('is nothing new when it is the same fact that comes after the inbox has forgotten it', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    const [submitted, accepted] = story.acceptance as [StoryEvent, StoryEvent];
    await publish(submitted);
    await untilSeen(story, 1);
    await database.query('DELETE FROM inbox WHERE event_id = $1', [submitted.event.id]);
    await publish(submitted, accepted);
    expect((await untilSeen(story, 2)).gaps).toEqual([]);
    const [letters] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM dead_letters WHERE key = $1', [story.caseNo]);
    expect(letters!.n).toBe(0);
  });
});

describe('cards', () => {
  it('issues a warning one working day before a task is due, then an overdue card, each once and each with its fact', async () => {
    const dueAt = inWorkingDays(5);
    const story = caseStory({ start: new Date(), dueAt });
    await publish(story.dispatch[0]!);
    const [clockView] = (await untilSeen(story, 1)).clocks;
    expect(clockView).toMatchObject({ kind: 'task', taskId: story.taskId, orgCode: FIRE, state: 'running', dueAt: dueAt.toISOString() });

    setClock(after(new Date(clockView.warnAt)));
    await eventually(async () => expect(cardsOf(await caseOf(story))).toEqual(['TASK-DUE-SOON']));
    setClock(after(dueAt));
    await eventually(async () => expect(cardsOf(await caseOf(story))).toEqual(['TASK-DUE-SOON', 'TASK-OVERDUE']));
    const view = await caseOf(story);
    expect(view.clocks[0].state).toBe('breached');
    expect(view.cards[1]).toMatchObject({
      level: 'yellow',
      orgCode: FIRE,
      taskId: story.taskId,
      message: { zh: expect.stringContaining(story.caseNo) },
    });

    // The clock is looked at again, and once more from scratch: nothing is issued twice.
    await database.query("UPDATE clocks SET check_at = '-infinity' WHERE case_no = $1", [story.caseNo]);
    await eventually(async () => {
      const [row] = await database.query<{ open: boolean }>('SELECT check_at IS NOT NULL AS open FROM clocks WHERE case_no = $1', [
        story.caseNo,
      ]);
      expect(row!.open).toBe(false);
    });
    const facts: EventOf<typeof CardIssuedV1>[] = await eventually(() => {
      const found = probe.of(CardIssuedV1, story.caseNo);
      expect(found).toHaveLength(2);
      return found;
    });
    expect(facts.map(({ sequence, data }) => [sequence, data.level, data.ruleCode])).toEqual([
      [1, 'warning', 'TASK-DUE-SOON'],
      [2, 'yellow', 'TASK-OVERDUE'],
    ]);
    expect((await caseOf(story)).cards).toHaveLength(2);
  });

  it.each([
    [TaskRecalledV1, { reason: 'released' }, 'stopped'],
    [TaskReturnedV1, {}, 'met'],
    [TaskTransferredV1, { toOrgCode: MARKET, toTaskId: uuidv7() }, 'stopped'],
    [TaskDecidedWithoutV1, {}, 'stopped'],
  ] as const)('ends the clock of one task with its own end: %#', async (definition, data, state) => {
    const story = caseStory({ start: new Date(Date.now() - 10 * MINUTE), dueAt: inWorkingDays(5) });
    await publish(story.dispatch[0]!, story.more(definition, 3, data));
    const { clocks } = await untilSeen(story, 2);
    expect(clocks).toMatchObject([{ kind: 'task', taskId: story.taskId, state }]);
  });

  it('supervises a special procedure of one department by its planned end, and the task anew once it is over', async () => {
    const story = caseStory({ start: new Date(Date.now() - 10 * MINUTE), dueAt: inWorkingDays(20) });
    const endsBy = inWorkingDays(1);
    const special = { procedure: 'testing', plannedDays: 1, endsBy: endsBy.toISOString() };
    await publish(story.dispatch[0]!, story.more(TaskSuspendedV1, 3, special));
    const { clocks } = await untilSeen(story, 2);
    expect(clocks.map(({ state, dueAt }: { state: string; dueAt: string }) => [state, dueAt])).toEqual([
      ['stopped', inWorkingDays(20).toISOString()],
      ['running', endsBy.toISOString()],
    ]);
    setClock(after(endsBy));
    await eventually(async () => expect(cardsOf(await caseOf(story))).toContain('TASK-OVERDUE'));
    const again = { dueAt: inWorkingDays(30).toISOString(), provisional: false };
    await publish(story.more(TaskResumedV1, 4, { excludedDays: 1 }), story.more(TaskRescheduledV1, 5, again));
    const view = await untilSeen(story, 4);
    expect(view.clocks.map(({ state }: { state: string }) => state)).toEqual(['stopped', 'stopped', 'running']);
  });

  it('knows every type of fact by which a clock is ruled', async () => {
    const known = CASE_FACTS.map(({ type }) => type);
    const rules = await database.query<{ event_type: string }>('SELECT DISTINCT event_type FROM clock_rules');
    expect(rules.map(({ event_type }) => event_type).filter((type) => !known.includes(type))).toEqual([]);
  });

  it('issues no card for what was answered in time', async () => {
    const dueAt = inWorkingDays(5);
    const story = caseStory({ start: new Date(), dueAt });
    await publish(...story.acceptance, ...story.dispatch);
    await untilSeen(story, 8);
    const witness = caseStory({ start: new Date(), dueAt });
    await publish(witness.dispatch[0]!);
    await untilSeen(witness, 1);
    setClock(after(dueAt));
    await eventually(async () => expect(cardsOf(await caseOf(witness))).toContain('TASK-OVERDUE'));
    expect((await caseOf(story)).cards).toEqual([]);
  });

  it('raises the level of a promise that stays broken: warning, yellow, and red after three more working days', async () => {
    const dueAt = inWorkingDays(5);
    const story = caseStory({ start: new Date(), dueAt });
    await publish(...story.acceptance.slice(0, 2));
    await untilSeen(story, 2);
    setClock(after(inWorkingDays(3, dueAt)));
    await eventually(async () => {
      const promise = cardsOf(await caseOf(story)).filter((rule) => rule.startsWith('PROMISE'));
      expect(promise).toEqual(['PROMISE-DUE-SOON', 'PROMISE-LONG-OVERDUE', 'PROMISE-OVERDUE']);
    });
  });

  it('judges open clocks anew when a rule changes', async () => {
    // Nearer than what the rule warns of, on working days and free days alike.
    const dueAt = inWorkingDays(4);
    const story = caseStory({ start: new Date(), dueAt });
    await publish(story.dispatch[0]!);
    await untilSeen(story, 1);
    const change = (sql: string) => database.query(sql);
    // Before the rule: it is judged by at once, and a warning that would have come before the start is none.
    setClock(after(new Date(), 10));
    await change(`UPDATE clocks SET started_at = started_at - interval '30 days' WHERE case_no = '${story.caseNo}'`);
    try {
      await change(`INSERT INTO supervision_rules (rule_code, kind, level, trigger, working_days, message_zh, message_en)
        VALUES ('TASK-FIVE-DAYS', 'task', 'warning', 'before_due', 5, '五日提醒', 'five days left')`);
      await eventually(async () => expect(cardsOf(await caseOf(story))).toEqual(['TASK-FIVE-DAYS']));
      // The consumer still remembers the rules as they were, and plans by them; that is noticed when it writes.
      const later = caseStory({ start: new Date(Date.now() - 30 * 24 * 60 * MINUTE), dueAt });
      await publish(later.dispatch[0]!);
      await eventually(async () => expect(cardsOf(await caseOf(later))).toEqual(['TASK-FIVE-DAYS']));
    } finally {
      await change("UPDATE supervision_rules SET active = false WHERE rule_code = 'TASK-FIVE-DAYS'");
    }
  });

  it('lists them page by page, the latest first, filtered by level, body and region', async () => {
    const all: string[] = [];
    let cursor = '';
    do {
      const { body } = await service.call(`/api/v1/supervision/cards?limit=2${cursor && `&cursor=${cursor}`}`, { as: supervisor });
      all.push(...body.items.map((card: { cardId: string }) => card.cardId));
      cursor = body.next ?? '';
    } while (cursor);
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM cards');
    expect(all).toHaveLength(row!.n);
    expect(new Set(all).size).toBe(all.length);
    const filtered = async (query: string) =>
      (await service.call(`/api/v1/supervision/cards?limit=100&${query}`, { as: supervisor })).body.items;
    expect((await filtered('level=red')).every((card: { level: string }) => card.level === 'red')).toBe(true);
    expect((await filtered(`org=${FIRE}`)).every((card: { orgCode: string }) => card.orgCode === FIRE)).toBe(true);
    expect(await filtered('region=330100')).toEqual([]);
    expect((await filtered('region=330203')).length).toBe(all.length);
    expect((await filtered(`region=330203&org=${FIRE}`)).length).toBe((await filtered(`org=${FIRE}`)).length);
    expect(await filtered(`region=330281&org=${FIRE}`)).toEqual([]);
    const body = { ...supervisor, orgCode: FIRE, regionCode: undefined };
    const own = (await service.call('/api/v1/supervision/cards?limit=100', { as: body })).body.items;
    expect(own).toEqual(await filtered(`org=${FIRE}`));
    expect((await service.call(`/api/v1/supervision/cards?org=${MARKET}`, { as: body })).body.items).toEqual([]);
    const wrong = Buffer.from(JSON.stringify({ at: '2026-13-45', id: '\u0000' })).toString('base64url');
    const refused = await service.call(`/api/v1/supervision/cards?cursor=${wrong}`, { as: supervisor });
    expect([refused.status, refused.body.code]).toEqual([400, 'HTTP.CURSOR_INVALID']);
  });
});

describe('jurisdiction', () => {
  it('shows a case to its region and those above, to a body that takes part, and to nobody else', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10) });
    await publish(...story.acceptance, ...story.dispatch);
    await untilSeen(story, 8);
    const status = async (more: object) =>
      (
        await service.call(`/api/v1/supervision/cases/${story.caseNo}`, {
          as: { ...supervisor, orgCode: undefined, regionCode: undefined, ...more },
        })
      ).status;
    expect(await status({ regionCode: '330203' })).toBe(200);
    expect(await status({ regionCode: '330000' })).toBe(200);
    expect(await status({ regionCode: '330281' })).toBe(404);
    expect(await status({ orgCode: FIRE })).toBe(200);
    expect(await status({ orgCode: '11330203MB0A10048M' })).toBe(404);
    expect(await status({})).toBe(403);
    expect(await status({ regionCode: '330203', permissions: [] })).toBe(403);
    expect((await service.call(`/api/v1/supervision/cases/${story.caseNo}`)).status).toBe(401);
  });

  it('answers 404 for an unknown case and 400 for what is no case number', async () => {
    const unknown = await service.call(`/api/v1/supervision/cases/${newCaseNo()}`, { as: supervisor });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'MONITORING.CASE_NOT_FOUND']);
    const wrong = await service.call('/api/v1/supervision/cases/123', { as: supervisor });
    expect([wrong.status, wrong.body.code]).toEqual([400, 'HTTP.INVALID']);
  });

  it('counts facts by type within the jurisdiction', async () => {
    const story = caseStory({ start: new Date(), dueAt: inWorkingDays(10), region: '331000' });
    await publish(...story.acceptance, ...story.dispatch);
    const taizhou = { ...supervisor, regionCode: '331000' };
    await eventually(async () => {
      const { body } = await service.call('/api/v1/supervision/figures', { as: taizhou });
      expect(body).toMatchObject({ cases: 1, acceptedCases: 1, assignedTasks: 1, runningClocks: {}, cards: {}, gaps: 0 });
      expect(Object.values<number>(body.facts).reduce((a, b) => a + b, 0)).toBe(8);
    });
  });

  it('shows the rules, which are data', async () => {
    const { body } = await service.call('/api/v1/supervision/rules', { as: supervisor });
    expect(body.clockRules).toContainEqual({ eventType: 'dispatch.task.assigned', kind: 'task', action: 'start', dueField: 'dueAt' });
    expect(body.supervisionRules.map((rule: { ruleCode: string }) => rule.ruleCode)).toEqual(
      expect.arrayContaining(['TASK-DUE-SOON', 'TASK-OVERDUE', 'STATUTORY-OVERDUE']),
    );
  });
});
