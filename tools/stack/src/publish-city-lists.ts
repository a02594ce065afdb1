import { CITY_REGION, cityDuties } from '@yiwang/demo-data';
import { shanghaiDate } from '@yiwang/standards';
import type { ApiClient } from './api-client.ts';
import { unless } from './unless.ts';

type Kind = 'power' | 'responsibility';

const TITLES: Readonly<Record<Kind, string>> = { power: '宁波市本级权力清单（演示）', responsibility: '宁波市本级部门责任清单（演示）' };
const VERSIONS = '/api/v1/catalogue/power-lists/{kind}/{region}/versions';

/** 权力清单 from the items that are in force, and 责任清单 as the city's data has it; a list that is in force stays as it is. Returns how many are new. */
export async function publishCityLists(keeper: ApiClient): Promise<number> {
  let published = 0;
  for (const kind of ['power', 'responsibility'] as const) if (await publishList(keeper, kind)) published++;
  return published;
}

async function publishList(keeper: ApiClient, kind: Kind): Promise<boolean> {
  const path = { kind, region: CITY_REGION };
  if ((await unless(404, () => keeper.get('/api/v1/catalogue/power-lists/{kind}/{region}', { path }))) !== undefined) return false;
  const draft = await draftOf(keeper, kind);
  if (kind === 'responsibility') {
    await keeper.post(`${VERSIONS}/{version}/entries`, {
      path: { ...path, version: draft.version },
      ifMatch: draft.etag,
      body: { put: cityDuties() },
    });
  }
  await keeper.post(`${VERSIONS}/{version}/publish`, { path: { ...path, version: draft.version } });
  return true;
}

/** A new draft, or the one that an earlier run left, from today on. */
async function draftOf(keeper: ApiClient, kind: Kind): Promise<{ version: number; etag: string }> {
  const path = { kind, region: CITY_REGION };
  const body = { title: TITLES[kind], issuer: '宁波市人民政府（演示）', validFrom: shanghaiDate(new Date()) };
  const made = await unless(409, () => keeper.post(VERSIONS, { path, body }));
  if (made) return made.data;
  const { data } = await keeper.get('/api/v1/catalogue/power-lists/{kind}/{region}/drafts', { path });
  const left = data.items.find(({ status }) => status === 'draft')!;
  const edited = await keeper.put(`${VERSIONS}/{version}`, { path: { ...path, version: left.version }, ifMatch: left.etag, body });
  return edited.data;
}
