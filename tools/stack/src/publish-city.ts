import { cityItems, cityServicePoints, OFFICERS, type CityItem } from '@yiwang/demo-data';
import { ApiClient } from './api-client.ts';
import { publishCityLists } from './publish-city-lists.ts';
import { unless } from './unless.ts';

/** So many items are on their way at once. */
const AT_ONCE = 8;

/** What became of the city's items, points and lists. */
export interface CityPublication {
  published: number;
  /** There before, and left as they are. */
  present: number;
  /** 服务网点 that are new or changed. */
  points: number;
  /** 清单 that are new. */
  lists: number;
}

/**
 * 演示城市上线 — publishes the items of the demonstration city through the API, and then where they are accepted and the lists that the
 * city makes public; what is there already stays as it is.
 */
export async function publishCity(gateway: string): Promise<CityPublication> {
  // One writes and another publishes, each within what one account may change in a minute.
  const editor = ApiClient.person(gateway, OFFICERS.cityItemEditor.login);
  const manager = ApiClient.person(gateway, OFFICERS.cityItemManager.login);
  const waiting = [...cityItems()];
  const done: CityPublication = { published: 0, present: 0, points: 0, lists: 0 };
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      done[(await publishOne(editor, manager, item)) ? 'published' : 'present']++;
  };
  // Before many ask at once: each of them would log in for itself.
  await Promise.all([editor.token(), manager.token()]);
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  [done.points, done.lists] = await Promise.all([importPoints(manager), publishCityLists(manager)]);
  return done;
}

/** Points name the departments and items that they accept, so these are there first. */
async function importPoints(manager: ApiClient): Promise<number> {
  const { data } = await manager.post('/api/v1/catalogue/imports/service-points', { body: cityServicePoints(), contentType: 'text/csv' });
  const [wrong] = data.rejected;
  if (wrong) throw new Error(`the service point of line ${wrong.line} was refused: ${wrong.field}: ${wrong.reason}`);
  return data.created + data.changed;
}

/** Whether it was published now. An earlier run may have ended between draft and publication. */
async function publishOne(editor: ApiClient, manager: ApiClient, item: CityItem): Promise<boolean> {
  const path = { itemCode: item.itemCode };
  if ((await unless(404, () => editor.get('/api/v1/items/{itemCode}', { path }))) !== undefined) return false;
  await unless(409, () => editor.send('POST', '/api/v1/items', { body: item }));
  await manager.post('/api/v1/items/{itemCode}/versions/{version}/publish', { path: { ...path, version: 1 } });
  return true;
}
