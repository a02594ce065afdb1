import { expect } from '@jest/globals';
import { statusOf, taskOf, type ApiClient, type WorkbenchTask } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import { isSound, linesOf, SERVICE_NAMES, verify, type Verdict } from '@yiwang/verify';
import type { CaseFile, Platform } from './platform.js';

/** The open task of a case in an officer's workbench, once it is there. */
export const taskIn = (officer: ApiClient, caseNo: string, purpose: WorkbenchTask['purpose']): Promise<WorkbenchTask> =>
  eventually(async () => {
    const found = await taskOf(officer, caseNo, purpose);
    if (!found) throw new Error(`no ${purpose} task of ${caseNo} in the workbench`);
    return found;
  });

export const reaches = (who: ApiClient, caseNo: string, wanted: string): Promise<void> =>
  eventually(async () => expect(await statusOf(who, caseNo)).toBe(wanted));

/** The timeline once every listed fact is in it; nothing else may be there. */
export async function completeFile(platform: Platform, caseNo: string, types: string[]): Promise<CaseFile> {
  return eventually(async () => {
    const file = await platform.caseFile(caseNo);
    expect(file.timeline.map(({ type }) => type).sort()).toEqual([...types].sort());
    expect(file.gaps).toEqual([]);
    return file;
  });
}

/** A case's own facts came in the order of its life, each source counts from 1, and time never runs backwards. */
export function expectOrder({ timeline }: CaseFile, life: string[]): void {
  expect(timeline.filter(({ source }) => source === 'acceptance').map(({ type }) => type)).toEqual(
    life.map((step) => `acceptance.case.${step}`),
  );
  for (const source of ['acceptance', 'dispatch', 'payment', 'evaluation']) {
    const sequences = timeline.filter((entry) => entry.source === source).map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.map((_, i) => i + 1));
  }
  const times = timeline.map(({ at }) => at);
  expect(times).toEqual([...times].sort());
}

/** The services agree with each other about all that happened so far. Returns what was checked. */
export async function everyInvariantHolds(platform: Platform): Promise<Verdict[]> {
  const urls = new Map(
    SERVICE_NAMES.flatMap((name) => {
      const url = platform.stack.services[name].databaseUrl;
      return url === undefined ? [] : [[name, url] as const];
    }),
  );
  const verdicts = await verify(urls, {}, 30);
  expect(isSound(verdicts) ? [] : linesOf(verdicts)).toEqual([]);
  return verdicts;
}
