import { NOW, type Databases, type ServiceName } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** Services whose facts rules may tell of. */
const TELLERS = ['acceptance', 'dispatch', 'payment', 'evaluation', 'monitoring'] as const satisfies readonly ServiceName[];
/** What is due for longer should have been taken by a worker. */
const UNDER_WAY_SECONDS = 5;

interface Rule {
  code: string;
  event_type: string;
  condition: Record<string, unknown>;
  audience: 'applicant' | 'officers' | 'systemKeepers';
}
interface Fact {
  event_id: string;
  key: string;
  type: string;
  data: Record<string, unknown>;
}
interface Told {
  event_id: string;
  event_type: string;
  rule_code: string;
  recipient: string;
  case_no: string;
  state: string;
  reason: string | null;
  last_error: string | null;
  attempts: number;
  /** Seconds since it was due; negative while it waits for its next try. */
  due: number;
}

const idOf = ({ event_id, rule_code }: { event_id: string; rule_code: string }): string => `${event_id} ${rule_code}`;

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** Whom the rule addresses for the fact: the applicant, or officers of, or for, the organisation that it names. */
function addressee({ event_type, condition, audience }: Rule, { type, data }: Fact): string | undefined {
  if (event_type !== type || Object.entries(condition).some(([name, value]) => (data[name] ?? null) !== value)) return undefined;
  if (audience === 'applicant') return 'applicant';
  const orgCode = data['orgCode'] ?? data['decidingOrgCode'];
  return typeof orgCode === 'string' ? `${audience === 'officers' ? 'organisation' : 'keepers'}:${orgCode}` : undefined;
}

async function factsOf(databases: Databases, types: string[]): Promise<Fact[]> {
  const sql = `SELECT event_id, key, type, payload::json -> 'data' AS data FROM outbox WHERE sent_at IS NOT NULL AND type = ANY($1)`;
  const said = await Promise.all(TELLERS.filter((name) => databases.has(name)).map((name) => databases.rows<Fact>(name, sql, [types])));
  return said.flat();
}

/** cn.yiwang.<service>.… */
const tellerOf = ({ event_type }: Told): string => event_type.split('.')[2] ?? '';

/** What nobody said: the first fact of the case is still kept, so the others are, and this one is not among them. */
async function inventedAmong(databases: Databases, astray: readonly Told[]): Promise<Told[]> {
  const invented: Told[] = [];
  for (const name of TELLERS.filter((each) => databases.has(each))) {
    const own = astray.filter((one) => tellerOf(one) === name);
    const kept = await databases.rows<{ event_id: string; key: string; first: boolean }>(
      name,
      `SELECT event_id, key, payload::json ->> 'sequence' = '1' AS first FROM outbox WHERE event_id = ANY($1) OR key = ANY($2)`,
      [own.map(({ event_id }) => event_id), own.map(({ case_no }) => case_no)],
    );
    const said = new Set(kept.map(({ event_id }) => event_id));
    const whole = new Set(kept.filter(({ first }) => first).map(({ key }) => key));
    invented.push(...own.filter(({ event_id, case_no }) => !said.has(event_id) && whole.has(case_no)));
  }
  return invented;
}

/** What is wrong with the way of one notification, and what only looks so. */
function progressOf({ rule_code, recipient, case_no, state, reason, last_error, attempts, due }: Told): { wrong?: string; known?: string } {
  const what = `${case_no}: ${rule_code} to ${recipient}`;
  if (state === 'parked') return { wrong: `${what} is given up after ${attempts} attempts: ${last_error}` };
  if (state === 'skipped' && reason !== 'nothingToRate') return { known: `${what} was not sent: ${reason}` };
  if (state !== 'pending') return {};
  if (due > UNDER_WAY_SECONDS) return { wrong: `${what} is due for ${Math.round(due)} s, and nobody sends it` };
  return { known: last_error === null ? `${what}: under way` : `${what} waits after ${attempts} attempts: ${last_error}` };
}

/** 消息通知 */
export const notifications: Invariant = {
  name: 'notifications',
  rule: 'what a rule tells of was told to each addressee once, nothing else was, and nothing is given up or lies about',
  needs: ['acceptance', 'notification'],
  async check(databases) {
    const breaches: string[] = [];
    const explained: string[] = [];
    const rules = await databases.rows<Rule>(
      'notification',
      'SELECT code, event_type, condition, audience FROM notification_rules WHERE active',
    );
    const told = await databases.rows<Told>(
      'notification',
      `SELECT event_id, event_type, rule_code, recipient, case_no, state::text, reason, last_error, attempts,
              extract(epoch FROM ${NOW} - next_at)::float8 AS due
       FROM notifications`,
    );
    const byRule = groupBy(told, idOf);
    const facts = await factsOf(databases, [...new Set(rules.map(({ event_type }) => event_type))]);
    for (const fact of facts) {
      for (const rule of rules.filter(({ event_type }) => event_type === fact.type)) {
        const expected = addressee(rule, fact);
        const found = byRule.get(idOf({ event_id: fact.event_id, rule_code: rule.code })) ?? [];
        const times = found.filter(({ recipient }) => recipient === expected).length;
        if (expected !== undefined && times === 0) breaches.push(`${fact.key}: ${rule.code} told ${expected} nothing of ${fact.type}`);
        const accounts = found.filter(({ recipient }) => recipient.startsWith('account:'));
        const split = found.some(({ recipient, state }) => recipient === expected && state === 'expanded');
        if (split !== accounts.length > 0)
          breaches.push(`${fact.key}: ${rule.code} was for ${expected} and went to ${accounts.length} officers`);
        const others = found.filter((each) => each.recipient !== expected && !accounts.includes(each));
        for (const { recipient } of others) breaches.push(`${fact.key}: ${rule.code} told ${recipient}, whom it does not address`);
        for (const [recipient, rows] of groupBy(found, (each) => each.recipient))
          if (rows.length > 1) breaches.push(`${fact.key}: ${rule.code} told ${recipient} ${rows.length} times of one fact`);
      }
    }
    const said = new Set(facts.map(({ event_id }) => event_id));
    for (const { case_no, rule_code, recipient } of await inventedAmong(
      databases,
      told.filter(({ event_id }) => !said.has(event_id)),
    ))
      breaches.push(`${case_no}: ${rule_code} told ${recipient} what nobody said`);
    for (const one of told) {
      const { wrong, known } = progressOf(one);
      if (wrong !== undefined) breaches.push(wrong);
      if (known !== undefined) explained.push(known);
    }
    return { checked: facts.length + told.length, breaches, explained };
  },
};
