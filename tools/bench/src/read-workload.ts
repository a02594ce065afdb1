import { ensureItems } from './catalogue-data.ts';
import { startReadFloor } from './floor.ts';
import { measureInTurn } from './load.ts';
import { workload, type Workload } from './report.ts';
import type { Target } from './target.ts';
import { seeded, zipf } from './zipf.ts';

const ITEMS = 100_000;
/** Enough draws that the less popular items come in for their share, few enough that the generator can prepare them all. */
const DRAWS = 30_000;

/** 事项查询: items by Zipf's law over 100,000 of them, from the gateway's cache and past it. */
export async function readWorkload(target: Target, seconds: number, connections: number, log: (text: string) => void): Promise<Workload[]> {
  const filling = await target.extraGateway({});
  const codes = await ensureItems(filling.url, ITEMS, log).finally(() => filling.stop());
  const random = seeded(20_261_121);
  // Popularity must not follow the order in which the rows lie on disk.
  const shuffled = codes.map((code) => ({ code, at: random() })).sort((a, b) => a.at - b.at);
  const draw = zipf(shuffled.length, random);
  const paths = Array.from({ length: DRAWS }, () => `/api/v1/items/${shuffled[draw()]?.code}`);
  const requests = paths.map((path) => ({ method: 'GET' as const, path }));

  const cached = await target.extraGateway({});
  const uncached = await target.extraGateway({ READ_CACHE_SECONDS: '0' });
  const answers = new Map<string, string>();
  for (const path of new Set(paths)) answers.set(path, await (await fetch(cached.url + path)).text());
  const floor = await startReadFloor([...answers]);
  try {
    const [atFloor, fromCache, pastCache] = await measureInTurn(
      'read',
      [floor, cached, uncached].map(({ url }) => ({ url, connections, seconds, requests })),
    );
    return [workload('read-cached', fromCache!, atFloor!), workload('read-uncached', pastCache!, atFloor!)];
  } finally {
    floor.stop();
    await Promise.all([cached.stop(), uncached.stop()]);
  }
}
