import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { PERSONS } from '@yiwang/demo-data';
import { withProgress } from '@yiwang/progress';
import { ApiClient } from '@yiwang/stack';
import { measuredOf } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';

const MIB = 1024 * 1024;
const SIZE = 200 * MIB;
const PIECE = 256 * 1024;
const UPLOADS = 3;
const LOOK_MS = 100;

/** What a PDF begins with, and bytes that do not compress. */
function* pdf(): Generator<Buffer> {
  const piece = randomBytes(PIECE);
  yield Buffer.concat([Buffer.from('%PDF-1.7\n'), piece.subarray(9)]);
  for (let sent = PIECE; sent < SIZE; sent += PIECE) yield piece;
}

const memoryOf = async (url: string): Promise<number> => {
  const text = await (await fetch(`${url}/metrics`)).text();
  const memory = /^process_resident_memory_bytes(?:\{[^}]*\})? (\S+)/m.exec(text)?.[1];
  if (memory === undefined) throw new Error(`${url} does not tell its memory`);
  return Number(memory);
};

/** 上传 — files of 200 MB through the gateway, one after the other; what it takes of memory is told, and too much of it is an error. */
export async function uploadWorkload(target: Target, mostGrowthMiB: number, log: (line: string) => void): Promise<Workload> {
  const gateway = await target.extraGateway({});
  try {
    const token = await ApiClient.person(target.addresses.gateway, PERSONS.chenJing.login).token();
    const processes = { acceptance: target.addresses.acceptance, gateway: gateway.url };
    const times: number[] = [];
    let errors = 0;
    let highest = new Map<string, number>();
    let growth = 0;
    const upload = async (measured: boolean): Promise<void> => {
      const begun = performance.now();
      const response = await fetch(`${gateway.url}/api/v1/materials/files?name=bench.pdf`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/pdf',
          'content-length': String(SIZE),
          'idempotency-key': randomUUID(),
        },
        body: Readable.toWeb(Readable.from(pdf())) as ReadableStream,
        duplex: 'half',
      } as RequestInit);
      const text = await response.text();
      if (!response.ok) throw new Error(`the upload was answered with ${response.status}: ${text.slice(0, 300)}`);
      if (measured) times.push(performance.now() - begun);
    };
    const measure = async (): Promise<void> => {
      // What every process takes once, for its first large body, is not what an upload costs.
      await upload(false);
      const before = new Map<string, number>();
      for (const [name, url] of Object.entries(processes)) before.set(name, await memoryOf(url));
      highest = new Map(before);
      let watching = true;
      const watch = async (): Promise<void> => {
        while (watching) {
          for (const [name, url] of Object.entries(processes)) highest.set(name, Math.max(highest.get(name)!, await memoryOf(url)));
          await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        }
      };
      const watched = watch();
      for (let n = 0; n < UPLOADS; n++) await upload(true).catch((error: unknown) => (errors++, log(String(error))));
      watching = false;
      await watched;
      for (const [name, most] of highest) {
        const grown = (most - before.get(name)!) / MIB;
        growth = Math.max(growth, grown);
        log(`upload: ${name} grew by ${grown.toFixed(1)} MiB at most, from ${(before.get(name)! / MIB).toFixed(0)} MiB`);
      }
    };
    await withProgress('upload', { done: () => times.length / UPLOADS }, measure);
    if (growth > mostGrowthMiB) errors++;
    const seconds = times.reduce((sum, ms) => sum + ms, 0) / 1000;
    return withoutFloor('upload', measuredOf(times, seconds, errors));
  } finally {
    await gateway.stop();
  }
}
