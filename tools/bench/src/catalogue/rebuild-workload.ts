import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { SERVICES as CLIENTS } from '@yiwang/demo-data';
import { envelopeOf } from '@yiwang/event-core';
import { CATALOGUE_ITEMS_TOPIC, ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import { BrokerClient } from '@yiwang/messaging';
import { provisionDatabase } from '@yiwang/persistence';
import { withProgress } from '@yiwang/progress';
import { SERVICES, ServiceProcess } from '@yiwang/stack';
import pg from 'pg';
import { withoutFloor, type Workload } from '../report.ts';
import { superuserUrl, type Target } from '../target.ts';

const logFolder = fileURLToPath(new URL('../../../../.yiwang/logs/bench', import.meta.url));
const PORTION = 2_000;
const LOOK_MS = 500;
const MOST_MS = 30 * 60_000;

const PAGE = `
  SELECT item_code, version, sequence, core, status, valid_from, valid_to, updated_at FROM item_versions
  WHERE (item_code, version) > ($1, $2) AND status NOT IN ('draft', 'scheduled') ORDER BY item_code, version LIMIT ${PORTION}`;

interface Row {
  item_code: string;
  version: number;
  sequence: number;
  core: Omit<ItemOperationalCore, 'version' | 'status' | 'validity'>;
  status: string;
  valid_from: Date;
  valid_to: Date | null;
  updated_at: Date;
}

/**
 * 重建副本: a second acceptance with an empty database reads a state topic of its own that holds every version there is, until its copy is
 * complete. The stack's own topic and services have no part in it. One figure: versions a second; the times are that of the whole, in ms.
 */
export async function rebuildWorkload(target: Target, log: (line: string) => void): Promise<Workload> {
  // What the broker client says of itself belongs to services.
  Logger.overrideLogger(['warn', 'error']);
  const prefix = `bench${process.pid}.`;
  const brokers = (target.env['KAFKA_BROKERS'] ?? '').split(',');
  const broker = new BrokerClient({ name: 'bench', brokers, prefix, databaseUrl: '', topics: [], worker: false });
  const database = await provisionDatabase(target.adminUrl, `yiwang_bench_${process.pid}`, 'yiwang-development');
  try {
    const begun = Date.now();
    const versions = await fill(target, broker);
    log(`${versions} versions on the topic after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    return await rebuild(target, prefix, database, versions);
  } finally {
    await clear(target, broker, prefix, database.appUrl);
  }
}

async function fill(target: Target, broker: BrokerClient): Promise<number> {
  await broker.ensureTopics([CATALOGUE_ITEMS_TOPIC]);
  const client = new pg.Client({ connectionString: superuserUrl(target, 'catalogue') });
  await client.connect();
  let sent = 0;
  try {
    await withProgress('topic', { now: () => `${sent} versions` }, async () => {
      let last: [string, number] = ['', 0];
      for (;;) {
        const { rows } = await client.query<Row>(PAGE, last);
        if (rows.length === 0) return;
        await broker.send([{ topic: CATALOGUE_ITEMS_TOPIC.name, messages: rows.map(messageOf) }]);
        sent += rows.length;
        const { item_code, version } = rows.at(-1)!;
        last = [item_code, version];
      }
    });
    return sent;
  } finally {
    await client.end();
  }
}

/** As the outbox would have written it. */
function messageOf({ version, sequence, core, status, valid_from, valid_to, updated_at }: Row): {
  key: string;
  value: string;
  headers: Record<string, string>;
} {
  const state = {
    ...core,
    version,
    status: status === 'superseded' ? 'published' : status,
    validity: { from: valid_from.toISOString(), to: valid_to?.toISOString() ?? null },
  } as ItemOperationalCore;
  const envelope = envelopeOf(ItemVersionV1, state, { id: uuidv7(), service: 'catalogue', sequence, at: updated_at });
  const headers = { type: ItemVersionV1.fullType, 'content-type': 'application/cloudevents+json; charset=utf-8' };
  return { key: envelope.subject, value: JSON.stringify(envelope), headers };
}

async function rebuild(
  target: Target,
  prefix: string,
  database: { appUrl: string; migratorUrl: string },
  versions: number,
): Promise<Workload> {
  const spec = SERVICES.find(({ name }) => name === 'acceptance')!;
  const { clientId, clientSecret } = CLIENTS.acceptance;
  const service = new ServiceProcess(
    spec,
    {
      ...target.env,
      ...spec.env?.(target.addresses),
      ...{ SERVICE_CLIENT_ID: clientId, SERVICE_CLIENT_SECRET: clientSecret },
      ...{ DATABASE_URL: database.appUrl, MIGRATOR_DATABASE_URL: database.migratorUrl },
      ...{ KAFKA_PREFIX: prefix, PORT: '0' },
    },
    logFolder,
  );
  await service.migrate();
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    const begun = Date.now();
    const url = await service.start();
    let missing = versions;
    const progress = { done: () => 1 - missing / versions, now: () => `${versions - missing} versions` };
    await withProgress('rebuild', progress, async () => {
      // As its operators see it: asking the table itself would cost as much as filling it.
      for (const end = begun + MOST_MS; Date.now() < end && !(await saysComplete(url)); await pause(LOOK_MS))
        missing = await missingOf(url);
    });
    const ms = Date.now() - begun;
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions WHERE core IS NOT NULL');
    const copied = rows[0]!.n;
    const rate = Math.round((copied / ms) * 10_000) / 10;
    return withoutFloor('rebuild', { rate, p50: ms, p95: ms, p99: ms, errors: versions - copied });
  } finally {
    await client.end();
    await service.stop();
  }
}

async function saysComplete(url: string): Promise<boolean> {
  const { copies } = (await (await fetch(`${url}/health/ready`)).json()) as { copies?: Record<string, string> };
  return copies?.[CATALOGUE_ITEMS_TOPIC.name] === 'complete';
}

/** Versions that it has still to read, by its own count of a moment ago. */
async function missingOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^state_copy_missing\S* (\d+)$/m.exec(text)?.[1] ?? 0);
}

/** Takes away the topics, groups and database of the second acceptance. */
async function clear(target: Target, broker: BrokerClient, prefix: string, databaseUrl: string): Promise<void> {
  const admin = broker.kafka.admin();
  await admin.connect();
  const own = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
  if (own.length > 0) await admin.deleteTopics({ topics: own });
  const { groups } = await admin.listGroups();
  const left = groups.map(({ groupId }) => groupId).filter((groupId) => groupId.startsWith(prefix));
  if (left.length > 0) await admin.deleteGroups(left).catch(() => undefined); // a member that has just gone is still counted for a moment
  await admin.disconnect();
  await broker.onApplicationShutdown();
  const client = new pg.Client({ connectionString: target.adminUrl });
  await client.connect();
  await client.query(`DROP DATABASE "${new URL(databaseUrl).pathname.slice(1)}" WITH (FORCE)`);
  await client.end();
}
