import type { CaseClock, ClockFact, ClockKind, ClockRule } from './clock.js';

/** Rules by the type of fact they listen to. */
export type ClockRules = ReadonlyMap<string, readonly ClockRule[]>;

export function clockRulesOf(rules: readonly ClockRule[]): ClockRules {
  const byType = new Map<string, ClockRule[]>();
  for (const rule of rules) byType.set(rule.eventType, [...(byType.get(rule.eventType) ?? []), rule]);
  return byType;
}

const inOrder = (a: ClockFact, b: ClockFact): number =>
  a.at.getTime() - b.at.getTime() ||
  (a.source === b.source ? a.sequence - b.sequence : a.source < b.source ? -1 : 1) ||
  (a.eventId < b.eventId ? -1 : 1);

/**
 * The clocks of one case, from all its facts at once. Facts of different topics arrive in any order, so nothing is updated step by step:
 * the same facts give the same clocks, however and whenever they came.
 */
export function deriveClocks(rules: ClockRules, facts: readonly ClockFact[]): CaseClock[] {
  const clocks: CaseClock[] = [];
  const running = new Map<string, CaseClock>();
  const ended = new Set<ClockKind>();
  for (const fact of [...facts].sort(inOrder)) {
    // What ends a clock goes first: a fact may end one clock of a kind and start the next.
    const applicable = [...(rules.get(fact.type) ?? [])].sort((a, b) => Number(starts(a)) - Number(starts(b)));
    for (const rule of applicable) {
      if (rule.action === 'restart') ended.delete(rule.kind);
      if (starts(rule)) start(rule, fact);
      else stop(rule, fact);
    }
  }
  return clocks;

  function start(rule: ClockRule, fact: ClockFact): void {
    const clock = newClock(rule, fact);
    if (clock === undefined) return;
    const key = keyOf(rule.kind, fact.taskId);
    const before = running.get(key);
    if (before !== undefined) close(before, fact.at, 'stopped');
    clocks.push(clock);
    // Nothing ran that could move. The clock is there all the same: what stopped the one before may have come later than this fact.
    if (before === undefined && rule.action === 'move') Object.assign(clock, { stoppedAt: fact.at, state: 'stopped' });
    // The case is over already: its services' clocks need not agree to the millisecond about what came first.
    else if (ended.has(rule.kind)) close(clock, fact.at, 'stopped');
    else running.set(key, clock);
  }

  function stop(rule: ClockRule, fact: ClockFact): void {
    const all = rule.action === 'end' || (rule.kind === 'task' && fact.taskId === undefined);
    if (rule.action === 'end') ended.add(rule.kind);
    for (const [key, clock] of running) {
      if (clock.kind !== rule.kind || !(all || key === keyOf(rule.kind, fact.taskId))) continue;
      close(clock, fact.at, rule.action === 'answer' ? 'met' : 'stopped');
      running.delete(key);
    }
  }
}

const starts = ({ action }: ClockRule): boolean => action === 'start' || action === 'move' || action === 'restart';

const keyOf = (kind: ClockKind, taskId: string | undefined): string => (kind === 'task' ? `task ${taskId ?? ''}` : kind);

function close(clock: CaseClock, at: Date, inTime: 'met' | 'stopped'): void {
  clock.stoppedAt = at;
  clock.state = at.getTime() > clock.dueAt.getTime() ? 'breached' : inTime;
}

function newClock(rule: ClockRule, fact: ClockFact): CaseClock | undefined {
  const due = rule.dueField === null ? undefined : fact.data[rule.dueField];
  if (typeof due !== 'string' || Number.isNaN(Date.parse(due))) return undefined;
  return {
    startedBy: fact.eventId,
    kind: rule.kind,
    caseNo: fact.caseNo,
    taskId: rule.kind === 'task' ? fact.taskId : undefined,
    orgCode: fact.orgCode ?? '',
    regionCode: fact.regionCode ?? '',
    startedAt: fact.at,
    dueAt: new Date(due),
    stoppedAt: undefined,
    state: 'running',
    provisional: fact.data['provisional'] === true,
  };
}
