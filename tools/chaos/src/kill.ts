import { setTimeout as pause } from 'node:timers/promises';
import { bySeconds, withProgress } from '@yiwang/progress';
import type { Stack } from '@yiwang/stack';
import { isSound, SERVICE_NAMES, verify, type ServiceName, type Verdict } from '@yiwang/verify';
import { victimsOf } from './faults.ts';
import { SteadyLoad } from './load.ts';

/** Between two faults the platform works undisturbed for a moment, so that each is met by a platform at work. */
const BETWEEN_MS = 3_000;
const AWAY_MS = 1_000;
/** How long the services may need after the last fault to have caught up with each other. */
const CATCH_UP_SECONDS = 90;

export interface ChaosOptions {
  minutes: number;
  /** Filings a second. */
  rate: number;
  /** One of so many is brought to its end. */
  finishEvery: number;
  ledgerFile: string;
  log(line: string): void;
}

export interface ChaosReport {
  ok: boolean;
  filed: number;
  finished: number;
  repeated: number;
  failures: string[];
  kills: number;
  /** By victim: how often it was killed, and the longest time until it served again. */
  outages: Record<string, { kills: number; longestMs: number }>;
  invariants: Verdict[];
}

/** 杀进程 — kills each service, PostgreSQL, Kafka and Redis in turn under load, brings them back, and holds the platform to what it has said. */
export async function killInTurn(stack: Stack, { minutes, rate, finishEvery, ledgerFile, log }: ChaosOptions): Promise<ChaosReport> {
  const load = new SteadyLoad(stack.gatewayUrl, ledgerFile);
  await load.warm();
  const victims = victimsOf(stack);
  const outages: ChaosReport['outages'] = {};
  let now = 'at work';
  const { figures } = load;
  const shown = { done: bySeconds(minutes * 60), now: () => `${figures.acknowledged.length} filed, ${figures.finished} finished, ${now}` };
  await withProgress('chaos', shown, async () => {
    const running = load.run(rate, finishEvery);
    const end = Date.now() + minutes * 60_000;
    for (let turn = 0; Date.now() < end; turn++) {
      const victim = victims[turn % victims.length]!;
      await pause(BETWEEN_MS);
      now = `${victim.name} killed`;
      const begun = Date.now();
      await victim.kill();
      await pause(AWAY_MS);
      await victim.start();
      const ms = Date.now() - begun;
      now = 'at work';
      const past = outages[victim.name] ?? { kills: 0, longestMs: 0 };
      outages[victim.name] = { kills: past.kills + 1, longestMs: Math.max(past.longestMs, ms) };
      if (!process.stderr.isTTY) log(`${victim.name} killed, back after ${(ms / 1000).toFixed(1)} s; ${figures.acknowledged.length} filed`);
    }
    now = 'draining';
    await load.drain();
    await running;
  });
  const databases = stack.describe().databases;
  const urls = new Map<ServiceName, string>(SERVICE_NAMES.flatMap((name) => (databases[name] ? [[name, databases[name]] as const] : [])));
  const { acknowledged: filed, finished, repeated, failures } = figures;
  // A filing that failed for good may exist all the same: nobody knows.
  const invariants = await verify(urls, { filed, nothingElse: failures.length === 0 }, CATCH_UP_SECONDS);
  const kills = Object.values(outages).reduce((sum, one) => sum + one.kills, 0);
  const ok = isSound(invariants) && failures.length === 0;
  return { ok, filed: filed.length, finished, repeated, failures, kills, outages, invariants };
}
