import { cityItems, OFFICERS } from '@yiwang/demo-data';
import { bySeconds, withProgress } from '@yiwang/progress';
import { ApiClient } from '@yiwang/stack';
import pg from 'pg';
import { measuredOf } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import type { Library } from './load-library.ts';
import type { MadeItem } from './library-shape.ts';

/** Publications a second. Each is a change of an item that stands in lists and search. */
const RATE = 10;
const WARM_SECONDS = 5;
const LOOK_MS = 10;
const LAST_CHANCE_MS = 10_000;
const AT_ONCE = 4;
/** The city's officers may change what stands in the city and its counties. */
const CITY_PREFIX = '3302';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** 发布到可见: versions are published at a steady rate; each time is from asking for it until acceptance has the version in its copy. */
export async function publishWorkload(target: Target, library: Library, seconds: number): Promise<Workload> {
  const { url, stop } = await target.extraGateway({});
  const consumer = new pg.Client({ connectionString: target.databases['acceptance'] });
  await consumer.connect();
  try {
    const by = (login: string): ApiClient => {
      const own = ApiClient.person(target.addresses.gateway, login);
      return new ApiClient(url, async () => ({ accessToken: (await own.token()) ?? '', expiresIn: 60 }));
    };
    const [editor, manager] = [by(OFFICERS.cityItemEditor.login), by(OFFICERS.cityItemManager.login)];
    const drafts = await draftAll(editor, library, Math.round(RATE * (seconds + WARM_SECONDS)));
    const asked = new Map<string, number>();
    const seen = new Map<string, number>();
    let refused = 0;
    let publishing = true;
    const watch = async (): Promise<void> => {
      for (let end = Infinity; seen.size < asked.size || publishing; await pause(LOOK_MS)) {
        if (!publishing && end === Infinity) end = Date.now() + LAST_CHANCE_MS;
        if (Date.now() > end) return;
        const waiting = [...asked.keys()].filter((key) => !seen.has(key)).map((key) => key.split('@') as [string, string]);
        if (waiting.length === 0) continue;
        const { rows } = await consumer.query<{ code: string; version: number }>(
          `SELECT v.code, v.version FROM item_versions v JOIN unnest($1::text[], $2::int[]) AS w (code, version) USING (code, version)`,
          [waiting.map(([code]) => code), waiting.map(([, version]) => Number(version))],
        );
        for (const { code, version } of rows) seen.set(`${code}@${version}`, Date.now());
      }
    };
    const publish = async (): Promise<void> => {
      const begun = Date.now();
      const under: Promise<void>[] = [];
      for (const [n, { itemCode, version }] of drafts.entries()) {
        const due = begun + (n * 1000) / RATE;
        if (due > Date.now()) await pause(due - Date.now());
        asked.set(`${itemCode}@${version}`, Date.now());
        const path = { itemCode, version };
        under.push(
          manager.post('/api/v1/items/{itemCode}/versions/{version}/publish', { path }).then(
            () => undefined,
            () => void refused++,
          ),
        );
      }
      await Promise.all(under);
      publishing = false;
    };
    const progress = { done: bySeconds(drafts.length / RATE), now: () => `${seen.size} seen` };
    await withProgress('publish', progress, () => Promise.all([publish(), watch()]));
    const measured = [...asked].slice(RATE * WARM_SECONDS);
    const times = measured.flatMap(([key, at]) => (seen.has(key) ? [seen.get(key)! - at] : []));
    return withoutFloor('publish', measuredOf(times, seconds, Math.max(refused, measured.length - times.length)));
  } finally {
    await consumer.end();
    await stop();
  }
}

interface Draft {
  itemCode: string;
  version: number;
}

async function draftAll(editor: ApiClient, library: Library, count: number): Promise<Draft[]> {
  const items = itemsOfTheCity(library);
  const drafts: Draft[] = [];
  const work = async (): Promise<void> => {
    while (drafts.length < count) {
      const { value } = items.next();
      if (!value) throw new Error(`the library has too few items of the city for ${count} publications`);
      const draft = await draftOf(editor, value);
      if (draft) drafts.push(draft);
    }
  };
  await withProgress('drafting', { done: () => drafts.length / count }, () => Promise.all(Array.from({ length: AT_ONCE }, work)));
  return drafts.slice(0, count);
}

function* itemsOfTheCity({ shape, size }: Library): Generator<MadeItem, undefined> {
  // Others each time: an item that was changed before has a draft no more, but it is not what it was made as.
  for (let i = 0, n = Date.now() % size; i < size; i++, n = (n + 1) % size) {
    const item = shape.item(n);
    if (item.identity.regionCode.startsWith(CITY_PREFIX)) yield item;
  }
  return undefined;
}

/** A next version of a made item: what its source says, under its own name and body. Undefined when somebody else has a draft of it. */
async function draftOf(editor: ApiClient, { source, identity }: MadeItem): Promise<Draft | undefined> {
  const { itemCode, name, department, regionCode } = identity;
  const orgCode = itemCode.slice(0, 18);
  const { itemCode: _code, ...definition } = cityItems()[source]!;
  const participants = definition.participants.map((each) => ({ ...each, orgCode, name: department }));
  const body = {
    ...definition,
    name,
    exerciseLevel: itemCode[18],
    implementingBody: { orgCode, name: department, regionCode },
    participants,
  };
  const { data } = await editor.send('POST', '/api/v1/items/{itemCode}/versions', { path: { itemCode }, body }).catch((error: unknown) => {
    if ((error as { status?: number }).status === 409) return { data: undefined };
    throw error;
  });
  return data as Draft | undefined;
}
