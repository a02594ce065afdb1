import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startBackingServices } from '@yiwang/backing-services';
import { SERVICE_NAMES, type ServiceName } from './databases.ts';

const inFolder = (name: string): string => fileURLToPath(new URL(`../../../.yiwang/chaos/${name}`, import.meta.url));

/**
 * Where a chaos run keeps its databases, the numbers of the filings that were acknowledged, and when it stopped its services. The next run
 * begins with none of them.
 */
export const CHAOS_DATA = inFolder('data');
export const CHAOS_LEDGER = inFolder('filed.txt');
export const CHAOS_STOPPED = inFolder('stopped.txt');

/** Case numbers, one a line. */
export const readLedger = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');

export interface LeftBehind {
  urls: Map<ServiceName, string>;
  /** Case numbers that were answered with 201. */
  filed: string[] | undefined;
  /** When the services were stopped; undefined where the run was killed. */
  stoppedAt: Date | undefined;
  stop(): Promise<void>;
}

/** 混沌之后 — the databases that the last chaos run left behind, served until `stop`; undefined when there was none. */
export async function openChaosData(log: (line: string) => void): Promise<LeftBehind | undefined> {
  if (!existsSync(CHAOS_DATA)) return undefined;
  const filed = existsSync(CHAOS_LEDGER) ? await readLedger(CHAOS_LEDGER) : undefined;
  const stoppedAt = existsSync(CHAOS_STOPPED) ? new Date(await readFile(CHAOS_STOPPED, 'utf8')) : undefined;
  const backing = await startBackingServices({ log, dataDir: CHAOS_DATA, embeddedOnly: true, need: { postgres: true } });
  const urls = new Map(
    SERVICE_NAMES.map((name) => {
      const url = new URL(backing.postgres.adminUrl);
      url.pathname = `/yiwang_${name}`;
      return [name, url.href] as const;
    }),
  );
  return { urls, filed, stoppedAt, stop: () => backing.stop() };
}
