import { withProgress } from '@yiwang/progress';
import pg from 'pg';
import type { Workload } from '../report.ts';
import { superuserUrl, type Target } from '../target.ts';
import { importWorkload } from './import-workload.ts';
import { ensureLibrary } from './load-library.ts';
import { publishWorkload } from './publish-workload.ts';
import { readWorkloads } from './read-workloads.ts';
import { rebuildWorkload } from './rebuild-workload.ts';

export const CATALOGUE_WORKLOADS = [
  'detail-cached',
  'detail-uncached',
  'list',
  'search',
  'suggest',
  'publish',
  'import',
  'rebuild',
] as const;
export type CatalogueWorkload = (typeof CATALOGUE_WORKLOADS)[number];

export interface CatalogueOptions {
  /** Items in the library beside those of the city. */
  items: number;
  only: readonly CatalogueWorkload[];
  seconds: number;
  /** Connections of `detail-cached`, which is measured for its rate. */
  many: number;
  /** People who read at once in the others: each waits for an answer before asking again. */
  few: number;
  /** Rows of the imported file. */
  rows: number;
  log: (line: string) => void;
}

/** 权力事项库: reading, importing, publishing and rebuilding over a library of so many items. */
export async function catalogueWorkload(target: Target, options: CatalogueOptions): Promise<Workload[]> {
  const { items, only, seconds, many, few, rows, log } = options;
  const library = await ensureLibrary(target, items, log);
  await figuresFolded(target);
  const reads = readWorkloads(target, library, seconds, many, few);
  const measure = async (name: CatalogueWorkload): Promise<Workload[]> => {
    if (name === 'import') return importWorkload(target, rows, log);
    if (name === 'publish') return [await publishWorkload(target, library, seconds)];
    if (name === 'rebuild') return [await rebuildWorkload(target, log)];
    return [await reads[name]()];
  };
  const results: Workload[] = [];
  // The copy comes last: it keeps the machine busy for minutes.
  for (const name of CATALOGUE_WORKLOADS.filter((each) => only.includes(each))) {
    const measured = await measure(name);
    // Said at once: the whole takes a while, and what comes last may fail.
    for (const { name: which, rate, p95, errors } of measured) log(`${which}: ${rate} a second, p95 ${p95} ms, ${errors} errors`);
    results.push(...measured);
  }
  return results;
}

/** What a load left to the service's workers must not be measured with the readers. */
async function figuresFolded(target: Target): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl(target, 'catalogue') });
  await client.connect();
  try {
    await withProgress('figures', {}, async () => {
      for (;;) {
        const { rows } = await client.query<{ waiting: boolean }>('SELECT EXISTS (SELECT FROM item_figure_changes) AS waiting');
        if (!rows[0]!.waiting) return;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    });
  } finally {
    await client.end();
  }
}
