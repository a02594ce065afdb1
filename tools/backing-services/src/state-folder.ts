import { accessSync, chmodSync, constants, lstatSync, mkdirSync, readFileSync, realpathSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pidSpace, startTokenOf } from './process-identity.ts';

/** The top of the checkout: three folders above this file. */
export const repositoryRoot = realpathSync(fileURLToPath(new URL('../../..', import.meta.url)));

/** What a run leaves on disk about itself, so that a later start can clean up after a crash. */
export interface RunRecord {
  pidSpace: string;
  startedAt: string;
  /** Every folder with processes or data of this run; those not `ephemeral` hold data that outlives it. */
  folders: { path: string; ephemeral: boolean }[];
}

const recordFile = 'run.json';

function usable(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'run'), { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
    accessSync(join(folder, 'run'), constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where runs and fetched programs live: `.yiwang/` of the checkout, or, where this user cannot write there, a folder of this user
 * in the temporary folder.
 */
export function resolveStateFolder(preferred = join(repositoryRoot, '.yiwang')): string {
  if (usable(preferred)) return realpathSync(preferred);
  const uid = process.getuid?.() ?? 0;
  const own = join(tmpdir(), `yiwang-${uid}`);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const status = lstatSync(own);
  if (!status.isDirectory() || (process.getuid && status.uid !== uid)) {
    throw new Error(`${own} exists and is not a folder of this user; make ${preferred} writable or set TMPDIR`);
  }
  if (!usable(own)) throw new Error(`neither ${preferred} nor ${own} can be written`);
  return realpathSync(own);
}

/** The run folder of the calling process. Its name carries the process's identity, so it has an owner from the moment it exists. */
export function createRunFolder(stateFolder: string): string {
  const token = startTokenOf(process.pid);
  if (token === undefined) throw new Error('cannot read the start time of this process');
  const folder = join(stateFolder, 'run', `${process.pid}-${token}`);
  mkdirSync(folder, { recursive: true });
  // The database's own user must be able to walk through, not to list.
  chmodSync(folder, 0o711);
  return folder;
}

/** The process that owns a run folder, read from the folder's name. */
export function ownerOf(runFolderName: string): { pid: number; startToken: string } | undefined {
  const match = /^(\d+)-([0-9a-f]+)$/.exec(runFolderName);
  return match?.[1] && match[2] ? { pid: Number(match[1]), startToken: match[2] } : undefined;
}

export function writeRunRecord(runFolder: string, folders: RunRecord['folders']): void {
  const record: RunRecord = { pidSpace: pidSpace(), startedAt: new Date().toISOString(), folders };
  writeFileSync(join(runFolder, recordFile), JSON.stringify(record));
}

export function readRunRecord(runFolder: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(runFolder, recordFile), 'utf8')) as RunRecord;
  } catch {
    return undefined;
  }
}

/** Tells onlookers in another pid space, who cannot see the owner, that it lives. */
export function touchRunRecord(runFolder: string): void {
  try {
    utimesSync(join(runFolder, recordFile), new Date(), new Date());
  } catch {
    // The folder is being removed: nothing to tell any more.
  }
}

/** Milliseconds since the owner last touched its record; infinite when there is none. */
export function recordAgeMs(runFolder: string): number {
  try {
    return Date.now() - lstatSync(join(runFolder, recordFile)).mtimeMs;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
