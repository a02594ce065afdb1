import type { Command } from './arguments.ts';
import { fromEach, holderOf, lettersOf, unlessGone, type Gathered, type Letter } from './ask.ts';
import type { Desk } from './desk.ts';
import { ageOf, durationOf, printable, readable, tableOf } from './format.ts';
import type { Service } from './services.ts';

/** A look at everything that is open ends somewhere; more than this is told by number alone. */
const MOST_LETTERS = 10_000;

type MessagingCommand = Of<'outbox' | 'lag' | 'copies' | 'parked' | 'letters' | 'letter' | 'replay' | 'replayAll' | 'drop'>;

/** 消息运维: what leaves, what arrives, and what lies. @returns the exit code @throws ApiProblem, NotFound */
export function messaging(command: MessagingCommand, desk: Desk): Promise<number> {
  switch (command.name) {
    case 'outbox':
      return outbox(command, desk);
    case 'lag':
      return lag(command, desk);
    case 'copies':
      return copies(command, desk);
    case 'parked':
      return parked(command, desk);
    case 'letters':
      return letters(command, desk);
    case 'letter':
      return letter(command, desk);
    case 'replay':
      return replay(command, desk);
    case 'replayAll':
      return replayAll(command, desk);
    case 'drop':
      return drop(command, desk);
  }
}
type Of<Name extends Command['name']> = Extract<Command, { name: Name }>;

/** Prints what was gathered, and who could not be asked. */
function show<T>(json: boolean, desk: Desk, gathered: Gathered<T>, lines: (items: Gathered<T>['items']) => string[]): number {
  if (json) desk.out(JSON.stringify(gathered, null, 2));
  else for (const line of lines(gathered.items)) desk.out(line);
  for (const { service, error } of gathered.failed) desk.err(`${service} could not be asked: ${printable(error)}`);
  return gathered.failed.length === 0 ? 0 : 1;
}

async function outbox({ service, json }: Of<'outbox'>, desk: Desk): Promise<number> {
  const found = await fromEach(service, async (name) => [(await desk.client.get(`/api/v1/admin/${name}/messaging`)).data]);
  return show(json, desk, found, (items) => {
    const rows = items.map(({ service: name, outbox: { unsent, oldestSeconds, failing }, deadLetters }) => [
      name,
      unsent,
      oldestSeconds === null ? '-' : durationOf(oldestSeconds),
      failing.length,
      deadLetters.open,
      deadLetters.parkedKeys,
    ]);
    const refused = items.flatMap(({ service: name, outbox: { failing } }) =>
      failing.map((row) => [name, row.id, row.attempts, row.type, row.key, row.error]),
    );
    return [
      ...tableOf(['service', 'unsent', 'oldest', 'refused', 'dead letters', 'keys waiting'], rows, desk.screen),
      ...(refused.length > 0
        ? ['', ...tableOf(['service', 'outbox id', 'attempts', 'type', 'key', 'refused with'], refused, desk.screen)]
        : []),
    ];
  });
}

async function lag({ service, json }: Of<'lag'>, desk: Desk): Promise<number> {
  const found = await fromEach(service, async (name) => [(await desk.client.get(`/api/v1/admin/${name}/messaging/lag`)).data]);
  return show(json, desk, found, (items) => {
    const rows = items.flatMap(({ service: name, partitions }) =>
      [...new Set(partitions.map(({ topic }) => topic))].map((topic) => {
        const own = partitions.filter((partition) => partition.topic === topic);
        const behind = own.filter(({ events }) => events > 0);
        const most = behind.toSorted((a, b) => b.events - a.events)[0];
        return [
          name,
          topic,
          own.reduce((sum, { events }) => sum + events, 0),
          `${behind.length} of ${own.length}`,
          most === undefined ? '-' : `partition ${most.partition}: ${most.events}`,
        ];
      }),
    );
    return tableOf(['service', 'topic', 'events behind', 'partitions behind', 'the most'], rows, desk.screen);
  });
}

async function copies({ service, json }: Of<'copies'>, desk: Desk): Promise<number> {
  const found = await fromEach(service, async (name) => (await desk.client.get(`/api/v1/admin/${name}/messaging/copies`)).data.copies);
  return show(json, desk, found, (items) => {
    if (items.length === 0) return ['no service keeps a copy'];
    const rows = items.map(({ service: name, topic, complete, missing, startedAt }) => [
      name,
      topic,
      complete ? 'complete' : 'rebuilding',
      missing ?? '-',
      startedAt === null ? '-' : ageOf(startedAt, desk.now),
    ]);
    return tableOf(['service', 'topic', 'copy', 'events missing', 'begun'], rows, desk.screen);
  });
}

async function letters({ service, state, limit, json }: Of<'letters'>, desk: Desk): Promise<number> {
  const found = await fromEach(service, (name) => lettersOf(desk.client, name, state, limit));
  const newest = found.items.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, limit);
  return show(json, desk, { ...found, items: newest }, (items) => {
    if (items.length === 0) return [`no ${state} dead letters`];
    const rows = items.map((item) => [
      item.service,
      item.id,
      ageOf(item.createdAt, desk.now),
      item.reason,
      item.consumer,
      item.type,
      item.key,
      item.replayRequestedAt !== null && item.state === 'open' ? `(replay asked for) ${item.error}` : item.error,
    ]);
    const table = tableOf(['service', 'id', 'age', 'reason', 'consumer', 'type', 'key', 'error'], rows, desk.screen);
    return items.length < limit ? table : [...table, `the newest ${limit}; more with --limit`];
  });
}

async function letter({ service, id, json }: Of<'letter'>, desk: Desk): Promise<number> {
  const holder = await holderOf(desk.client, service, id);
  const { data } = await desk.client.get(`/api/v1/admin/${holder}/messaging/dead-letters/{id}`, { path: { id } });
  if (json) {
    desk.out(JSON.stringify({ service: holder, ...data }, null, 2));
    return 0;
  }
  const { payload, ...fields } = data;
  const width = Math.max(...Object.keys(fields).map((name) => name.length));
  desk.out(`${'service'.padEnd(width)}  ${holder}`);
  for (const [name, value] of Object.entries(fields)) if (value !== null) desk.out(`${name.padEnd(width)}  ${printable(String(value))}`);
  desk.out('payload');
  for (const line of readable(payload).split('\n')) desk.out(`  ${line}`);
  return 0;
}

async function replay({ service, id, json }: Of<'replay'>, desk: Desk): Promise<number> {
  const holder = await holderOf(desk.client, service, id, 'open');
  const { data } = await desk.client.post(`/api/v1/admin/${holder}/messaging/dead-letters/{id}/replay`, { path: { id } });
  desk.out(
    json ? JSON.stringify({ service: holder, ...data }) : `${holder}: the replay of ${id} and what is parked behind it is asked for`,
  );
  return 0;
}

async function replayAll({ service, json }: Of<'replayAll'>, desk: Desk): Promise<number> {
  const found = await fromEach(service, async (name) => {
    const waiting = keysOf(await lettersOf(desk.client, name, 'open', MOST_LETTERS));
    const asked = [];
    for (const key of waiting) {
      const asking = desk.client.post(`/api/v1/admin/${name}/messaging/dead-letters/{id}/replay`, { path: { id: key.id } });
      // Somebody else may have settled it since the list was read.
      if (await asking.then(() => true, unlessGone)) asked.push(key);
    }
    return asked;
  });
  return show(json, desk, found, (items) => [`asked for the replay of ${items.length} ${items.length === 1 ? 'key' : 'keys'}`]);
}

async function drop({ service, id, yes, json }: Of<'drop'>, desk: Desk): Promise<number> {
  const holder = await holderOf(desk.client, service, id, 'open');
  if (!yes) {
    const { data } = await desk.client.get(`/api/v1/admin/${holder}/messaging/dead-letters/{id}`, { path: { id } });
    desk.err(`this gives up for good, for ${data.consumer}: ${printable(`${data.type} ${data.key} (event ${data.eventId})`)}`);
    desk.err(`if that is meant: npm run ops -- dead-letters drop ${id} --service ${holder} --yes`);
    return 1;
  }
  const { data } = await desk.client.post(`/api/v1/admin/${holder}/messaging/dead-letters/{id}/drop`, { path: { id } });
  desk.out(json ? JSON.stringify({ service: holder, ...data }) : `${holder}: ${id} is dropped`);
  return 0;
}

interface WaitingKey {
  consumer: string;
  key: string;
  /** The letter to replay. */
  id: string;
  reason: string;
  error: string;
  since: string;
  /** Events parked behind it. */
  behind: number;
  replayAsked: boolean;
}

/** The keys of open letters, each with the letter that holds it up: the first. */
export function keysOf(open: readonly Letter[]): WaitingKey[] {
  const groups = new Map<string, Letter[]>();
  for (const one of open) {
    const name = JSON.stringify([one.consumer, one.key]);
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()].map((group) => {
    const [first, ...behind] = group.toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)));
    const { consumer, key, id, reason, error, createdAt } = first!;
    return {
      consumer,
      key,
      id,
      reason,
      error,
      since: createdAt,
      behind: behind.length,
      replayAsked: group.some((one) => one.replayRequestedAt !== null),
    };
  });
}

async function parked({ service, json }: Of<'parked'>, desk: Desk): Promise<number> {
  const full: Service[] = [];
  const found = await fromEach(service, async (name) => {
    const open = await lettersOf(desk.client, name, 'open', MOST_LETTERS);
    if (open.length >= MOST_LETTERS) full.push(name);
    return keysOf(open);
  });
  for (const name of full) desk.err(`${name} has more open dead letters than the ${MOST_LETTERS} that were looked at`);
  return show(json, desk, found, (items) => {
    if (items.length === 0) return ['no key waits'];
    const rows = items.map((item) => [
      item.service,
      item.consumer,
      item.key,
      item.id,
      item.behind,
      ageOf(item.since, desk.now),
      item.replayAsked ? 'asked' : '-',
      `${item.reason}: ${item.error}`,
    ]);
    return tableOf(['service', 'consumer', 'key', 'letter', 'behind it', 'age', 'replay', 'why'], rows, desk.screen);
  });
}
