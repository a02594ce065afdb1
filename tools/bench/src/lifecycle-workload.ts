import { bySeconds, withProgress } from '@yiwang/progress';
import { ApiClient, Lifecycles, publishDemoItems } from '@yiwang/stack';
import { filedWhenKnown } from './filed-when-known.ts';
import { measuredOf } from './load.ts';
import { withoutFloor, type Workload } from './report.ts';
import type { Target } from './target.ts';

/** A life goes through every service, and each of them must have met each of its parts often enough to be quick. */
const WARM_SECONDS = 12;

/** 全过程: cases from filing to rating, so many under way at once. Times are those of whole lives. */
export async function lifecycleWorkload(target: Target, seconds: number, concurrency: number): Promise<Workload[]> {
  await publishDemoItems(target.addresses.gateway);
  const gateway = await target.extraGateway({});
  try {
    const lifecycles = new Lifecycles((login) => borrowed(gateway.url, ApiClient.person(target.addresses.gateway, login)));
    await lifecycles.finish(await filedWhenKnown(() => lifecycles.file()));
    const times: number[] = [];
    let errors = 0;
    const from = performance.now() + WARM_SECONDS * 1000;
    const until = from + seconds * 1000;
    const live = async (): Promise<void> => {
      while (performance.now() < until) {
        const begun = performance.now();
        try {
          await lifecycles.finish(await lifecycles.file(), 20_000);
        } catch {
          errors++;
        }
        const ended = performance.now();
        if (ended >= from && ended < until) times.push(ended - begun);
      }
    };
    const done = bySeconds(WARM_SECONDS + seconds);
    await withProgress('lifecycle', { done, now: () => `${times.length} lives` }, () =>
      Promise.all(Array.from({ length: concurrency }, live)),
    );
    return [withoutFloor('lifecycle', measuredOf(times, seconds, errors))];
  } finally {
    await gateway.stop();
  }
}

/** Calls another gateway with the tokens of somebody who logged in at the platform's own. */
export function borrowed(gateway: string, who: ApiClient): ApiClient {
  return new ApiClient(gateway, async () => ({ accessToken: (await who.token()) ?? '', expiresIn: 60 }));
}
