import { randomInt, randomUUID } from 'node:crypto';
import { OFFICERS } from '@yiwang/demo-data';
import { withProgress } from '@yiwang/progress';
import { usccCheckChar } from '@yiwang/standards';
import { ApiClient } from '@yiwang/stack';
import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';

const HEADER = 'department,group,name,itemCode,areaCode,taskType,deptCode,link';
const REGION = '330203000000';
const BODIES = 300;
/** Sub items under a main item of the directory, and main items. */
const [SUBS, MAINS] = [1_000, 100_000];
/** Letters that stand for a kind of item in a local code. */
const KINDS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Of a hundred rows of a file that comes again, so many say something else than before. */
const CHANGED_PERCENT = 10;
/** Asking takes time that the import would have. */
const LOOK_MS = 500;
const MOST_MS = 30 * 60_000;

interface ImportView {
  status: 'waiting' | 'running' | 'done' | 'failed';
  rows: number;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
  problem: string | null;
  startedAt: string | null;
  finishedAt: string | null;
}

/** Credit code of a body; valid by its check character. */
function bodyOf(n: number): string {
  const head = `11330203${String(200_000_000 + (n % BODIES)).padStart(9, '0')}`;
  return head + usccCheckChar(head);
}

/** Rows of a file under local codes that no other run has: a kind, a main item to begin at, and sub items counted from there. */
interface Numbering {
  kind: string;
  firstMain: number;
}

/** A list as departments send it: one line in two hundred has a 34-character code, which no import takes, and some hold double-encoded markup. */
function fileOf({ kind, firstMain }: Numbering, rows: number, again: boolean): string {
  const lines = Array.from({ length: rows }, (_, n) => {
    const main = String((firstMain + Math.floor(n / SUBS)) % MAINS).padStart(5, '0');
    const catalogue = `511${kind}${main}${String(n % SUBS).padStart(3, '0')}`;
    const org = bodyOf(n);
    const code = n % 200 === 199 ? `${org}${catalogue}`.padEnd(34, '0') : `${catalogue}-${REGION}-000-${org}-1-00`;
    const wording = again && n % 100 < CHANGED_PERCENT ? '（修订）' : '';
    const markup = n % 50 === 0 ? '&amp;nbsp;<br>' : '';
    return `测试部门${n % BODIES},未分类,性能测试导入事项${catalogue}（第${n % 97}类）${wording}${markup},${code},${REGION},1,${org},`;
  });
  return `${HEADER}\n${lines.join('\n')}\n`;
}

/** 导入: a file of new items, published as they land; the same file again with a tenth of its rows changed; and another one as drafts. */
export async function importWorkload(target: Target, rows: number, log: (line: string) => void): Promise<Workload[]> {
  const manager = ApiClient.person(target.addresses.gateway, OFFICERS.itemManager.login);
  // Codes are never used again, so each run takes others; which ones, no earlier run can have known.
  const own = { kind: KINDS[randomInt(KINDS.length)]!, firstMain: randomInt(MAINS) };
  const next = { ...own, firstMain: own.firstMain + Math.ceil(rows / SUBS) };
  const first = await importFile(target, manager, 'import', fileOf(own, rows, false), true, log);
  const second = await importFile(target, manager, 'import-again', fileOf(own, rows, true), true, log);
  const drafts = await importFile(target, manager, 'import-drafts', fileOf(next, rows, false), false, log);
  return [first, second, drafts];
}

async function importFile(
  target: Target,
  manager: ApiClient,
  name: string,
  csv: string,
  publish: boolean,
  log: (line: string) => void,
): Promise<Workload> {
  const begun = Date.now();
  const sent = await fetch(`${target.addresses.gateway}/api/v1/catalogue/imports?layout=sichuan&publish=${publish}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await manager.token()}`,
      'content-type': 'text/csv; charset=utf-8',
      'idempotency-key': randomUUID(),
    },
    body: csv,
  });
  const accepted = (await sent.json()) as { id?: string };
  if (sent.status !== 202 || accepted.id === undefined)
    throw new Error(`the file was refused: ${sent.status} ${JSON.stringify(accepted).slice(0, 500)}`);
  let view: ImportView | undefined;
  let memory = 0;
  const progress = { done: () => (view ? view.read / Math.max(1, view.rows) : 0), now: () => `${view?.read ?? 0} rows` };
  await withProgress(name, progress, async () => {
    for (const end = begun + MOST_MS; Date.now() < end;) {
      memory = Math.max(memory, await memoryOf(target));
      view = await manager.call<ImportView & Record<string, unknown>>(`/api/v1/catalogue/imports/${accepted.id}`);
      if (view.status === 'done' || view.status === 'failed') return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  });
  if (view?.status !== 'done') throw new Error(`the import did not come to its end: ${JSON.stringify(view).slice(0, 500)}`);
  const ms = Date.now() - begun;
  const { created, changed, unchanged, rejected, read } = view;
  log(
    `${name}: ${created} created, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected; the service took ${memory} MiB at most`,
  );
  const errors = created + changed + unchanged + rejected === read && read === view.rows ? 0 : 1;
  return withoutFloor(name, { rate: Math.round((read / ms) * 10_000) / 10, p50: ms, p95: ms, p99: ms, errors });
}

/** Resident memory of the catalogue in MiB, as it says itself. */
async function memoryOf(target: Target): Promise<number> {
  const text = await (await fetch(`${target.addresses.catalogue}/metrics`)).text();
  return Math.round(Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1] ?? 0) / 1_048_576);
}
