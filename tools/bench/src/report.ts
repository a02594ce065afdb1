import { writeFile } from 'node:fs/promises';
import type { Measured } from './load.ts';

/** One line of the result, the same in every version: rates per second, times in ms. */
export interface Workload extends Measured {
  name: string;
  floorRate: number;
  /** rate / floorRate, both measured in this run. */
  ratio: number;
}

export const workload = (name: string, measured: Measured, floor: Measured): Workload => ({
  name,
  ...measured,
  floorRate: floor.rate,
  ratio: Math.round((measured.rate / floor.rate) * 1000) / 1000,
});

const COLUMNS: (keyof Workload)[] = ['name', 'rate', 'p50', 'p95', 'p99', 'errors', 'floorRate', 'ratio'];

export async function report(workloads: Workload[], file: string | undefined): Promise<void> {
  const widths = COLUMNS.map((column) => Math.max(column.length, ...workloads.map((w) => String(w[column]).length)));
  const line = (cells: string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  console.log(line(COLUMNS));
  for (const w of workloads) console.log(line(COLUMNS.map((column) => String(w[column]))));
  if (file !== undefined) await writeFile(file, `${JSON.stringify({ workloads }, null, 2)}\n`);
}
