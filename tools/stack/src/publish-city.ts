import { ApiProblem } from '@yiwang/client';
import { cityItems, OFFICERS, type CityItem } from '@yiwang/demo-data';
import { ApiClient } from './api-client.ts';

/** So many items are on their way at once. */
const AT_ONCE = 8;

/** What became of the city's items. */
export interface CityPublication {
  published: number;
  /** There before, and left as they are. */
  present: number;
}

/** 演示城市上线 — publishes the items of the demonstration city through the API; those that are there already stay as they are. */
export async function publishCity(gateway: string): Promise<CityPublication> {
  // One writes and another publishes, each within what one account may change in a minute.
  const editor = ApiClient.person(gateway, OFFICERS.cityItemEditor.login);
  const manager = ApiClient.person(gateway, OFFICERS.cityItemManager.login);
  const waiting = [...cityItems()];
  const done: CityPublication = { published: 0, present: 0 };
  const work = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      done[(await publishOne(editor, manager, item)) ? 'published' : 'present']++;
  };
  // Before many ask at once: each of them would log in for itself.
  await Promise.all([editor.token(), manager.token()]);
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

/** Whether it was published now. An earlier run may have ended between draft and publication. */
async function publishOne(editor: ApiClient, manager: ApiClient, item: CityItem): Promise<boolean> {
  const path = { itemCode: item.itemCode };
  if ((await unless(404, () => editor.get('/api/v1/items/{itemCode}', { path }))) !== undefined) return false;
  await unless(409, () => editor.send('POST', '/api/v1/items', { body: item }));
  await manager.post('/api/v1/items/{itemCode}/versions/{version}/publish', { path: { ...path, version: 1 } });
  return true;
}

/** The answer, or undefined for a refusal with this status. */
async function unless<T>(status: number, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiProblem && error.status === status) return undefined;
    throw error;
  }
}
