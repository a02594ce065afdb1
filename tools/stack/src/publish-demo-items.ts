import { ITEMS, OFFICERS, type DemoItemKey } from '@yiwang/demo-data';
import { ApiClient, ApiError } from './api-client.ts';

/** Publishes the demonstration's items through the API; one that is there already stays as it is. Returns what was new. */
export async function publishDemoItems(gateway: string): Promise<DemoItemKey[]> {
  const manager = ApiClient.person(gateway, OFFICERS.itemManager.login);
  const published: DemoItemKey[] = [];
  for (const [key, item] of Object.entries(ITEMS) as [DemoItemKey, (typeof ITEMS)[DemoItemKey]][]) {
    try {
      await manager.call('/api/v1/items', { body: item });
      await manager.call(`/api/v1/items/${item.itemCode}/versions/1/publish`, { method: 'POST' });
      published.push(key);
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 409)) throw error;
    }
  }
  return published;
}
