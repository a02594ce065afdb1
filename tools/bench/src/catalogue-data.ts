import { OFFICERS } from '@yiwang/demo-data';
import { withProgress } from '@yiwang/progress';
import { usccCheckChar } from '@yiwang/standards';
import { ApiClient } from '@yiwang/stack';

const LINES_PER_FILE = 3_000;
const REGION = '330203000000';

/** A body's credit code, valid by its check character. */
function body(serial: number): string {
  const head = `11330203${String(serial).padStart(9, '0')}`;
  return head + usccCheckChar(head);
}

/** One line of a list in the form that the import reads (Sichuan local codes). */
function line(n: number): string {
  const org = body(100_000_000 + (n % 300));
  const serial = String(n).padStart(8, '0');
  const code = `330A${serial}00-${REGION}-000-${org}-1-00`;
  return `测试部门${n % 300},未分类,性能测试事项${n}（第${n % 97}类）,${code},${REGION},1,${org},`;
}

/** Makes sure that so many items are published, through the ordinary import, and returns their codes. */
export async function ensureItems(gateway: string, count: number, log: (text: string) => void): Promise<string[]> {
  const present = await listCodes(gateway, count);
  if (present.length >= count) return present;
  const manager = ApiClient.person(gateway, OFFICERS.itemManager.login);
  const begun = Date.now();
  let from = 0;
  await withProgress('import', { done: () => from / count, now: () => `${from} items` }, async () => {
    for (; from < count; from += LINES_PER_FILE) await importFile(manager, gateway, from, Math.min(LINES_PER_FILE, count - from));
  });
  log(`imported ${count} items in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return listCodes(gateway, count);
}

async function importFile(manager: ApiClient, gateway: string, from: number, length: number): Promise<void> {
  const lines = Array.from({ length }, (_, i) => line(from + i));
  const response = await fetch(`${gateway}/api/v1/items/imports?publish=true`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await manager.token()}`,
      'content-type': 'text/csv; charset=utf-8',
      'idempotency-key': `bench-${Date.now()}-${from}`,
    },
    body: `department,group,name,itemCode,areaCode,taskType,deptCode,link\n${lines.join('\n')}\n`,
  });
  const report = (await response.json()) as { total: number; rejected?: unknown[] };
  if (!response.ok || (report.rejected ?? []).length > 0)
    throw new Error(`the import was refused: ${response.status} ${JSON.stringify(report).slice(0, 500)}`);
}

/** Codes of published items, page by page. */
async function listCodes(gateway: string, atMost: number): Promise<string[]> {
  const reader = new ApiClient(gateway);
  const codes: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: { itemCode: string }[]; next: string | null } = await reader.call(`/api/v1/items?limit=100${query}`);
    codes.push(...page.items.map(({ itemCode }) => itemCode));
    cursor = page.next;
  } while (cursor !== null && codes.length < atMost);
  return codes;
}
