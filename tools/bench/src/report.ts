import { writeFile } from 'node:fs/promises';
import type { Measured } from './load.ts';

/** One line of the result, the same in every version: rates per second, times in ms. */
export interface Workload extends Measured {
  name: string;
  /** Null where nothing simpler does the same. */
  floorRate: number | null;
  /** rate / floorRate, both measured in this run. */
  ratio: number | null;
}

export const workload = (name: string, measured: Measured, floor: Measured): Workload => ({
  name,
  ...measured,
  floorRate: floor.rate,
  ratio: Math.round((measured.rate / floor.rate) * 1000) / 1000,
});

export const withoutFloor = (name: string, measured: Measured): Workload => ({ name, ...measured, floorRate: null, ratio: null });

const COLUMNS: (keyof Workload)[] = ['name', 'rate', 'p50', 'p95', 'p99', 'errors', 'floorRate', 'ratio'];

const textOf = (value: string | number | null): string => String(value ?? '–');

export async function report(workloads: Workload[], file: string | undefined): Promise<void> {
  const widths = COLUMNS.map((column) => Math.max(column.length, ...workloads.map((w) => textOf(w[column]).length)));
  const line = (cells: string[]): string =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  console.log(line(COLUMNS));
  for (const w of workloads) console.log(line(COLUMNS.map((column) => textOf(w[column]))));
  if (file !== undefined) await writeFile(file, `${JSON.stringify({ workloads }, null, 2)}\n`);
}
