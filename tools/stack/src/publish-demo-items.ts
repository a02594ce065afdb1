import { ApiProblem, type Body, type Operation } from '@yiwang/client';
import { ITEMS, OFFICERS, type DemoItemKey } from '@yiwang/demo-data';
import { ApiClient } from './api-client.ts';

/** Drafts a new item and publishes its first version, as a body that publishes without a review. */
export async function publishItem(manager: ApiClient, item: Body<Operation<'post', '/api/v1/items'>>): Promise<void> {
  await manager.post('/api/v1/items', { body: item });
  await manager.post('/api/v1/items/{itemCode}/versions/{version}/publish', { path: { itemCode: item.itemCode, version: 1 } });
}

/** Publishes the demonstration's items through the API; one that is there already stays as it is. Returns what was new. */
export async function publishDemoItems(gateway: string): Promise<DemoItemKey[]> {
  const manager = ApiClient.person(gateway, OFFICERS.itemManager.login);
  const published: DemoItemKey[] = [];
  for (const [key, item] of Object.entries(ITEMS) as [DemoItemKey, (typeof ITEMS)[DemoItemKey]][]) {
    try {
      await publishItem(manager, item);
      published.push(key);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 409)) throw error;
    }
  }
  return published;
}
