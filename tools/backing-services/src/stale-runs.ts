import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSameProcess, listProcesses, pidSpace, type ListedProcess } from './process-identity.ts';
import { ownerOf, readRunRecord, recordAgeMs, type RunRecord } from './state-folder.ts';

/** The programs we start. Anything else that mentions a run folder (an editor, `tail -f`) is not ours to end. */
const ourPrograms = new Set(['postgres', 'initdb', 'java', 'redis-server']);

/** After this long without a sign of life a run of another pid space counts as dead; a keeper gives one every 30 seconds. */
const foreignRunIsDeadAfterMs = 10 * 60_000;

const postgresQuickExitMs = 3_000;

function leftoversOf(folders: string[]): ListedProcess[] {
  return listProcesses().filter(
    ({ program, commandLine }) => ourPrograms.has(program) && folders.some((folder) => commandLine.includes(`${folder}/`)),
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already, or another user's, in which case it is reported below.
  }
}

/** Ends what a dead run left behind: PostgreSQL by immediate shutdown, so that it frees its shared memory, the others outright. */
async function endLeftovers(folders: string[]): Promise<number> {
  const found = leftoversOf(folders);
  if (found.length === 0) return 0;
  for (const { pid, program } of found) signal(pid, program === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
  const deadline = Date.now() + postgresQuickExitMs;
  while (Date.now() < deadline && leftoversOf(folders).length > 0) await sleep(50);
  for (const { pid } of leftoversOf(folders)) signal(pid, 'SIGKILL');
  for (let i = 0; i < 40 && leftoversOf(folders).length > 0; i++) await sleep(25);
  return found.length;
}

async function sweepRun(runFolder: string, record: RunRecord | undefined, endProcesses: boolean, inUse: Set<string>): Promise<number> {
  const folders = [...new Set([runFolder, ...(record?.folders ?? []).map(({ path }) => path)])].filter((path) => !inUse.has(path));
  const ended = endProcesses ? await endLeftovers(folders) : 0;
  const kept = new Set((record?.folders ?? []).filter(({ ephemeral }) => !ephemeral).map(({ path }) => path));
  // The run folder goes last: it holds the record of the others.
  for (const folder of folders.filter((path) => !kept.has(path)).reverse()) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  return ended;
}

/**
 * Cleans up after runs whose keeper is dead: ends their processes, removes their data. A living run is never touched, and a process
 * only when it is one of our programs with the dead run's folder on its command line. Safe to run at any time and several times at once.
 * @returns one line per run that was cleaned up
 */
export async function sweepStaleRuns(stateFolder: string): Promise<string[]> {
  const lines: string[] = [];
  // A kept data folder may have been taken up by a new run meanwhile.
  const inUse = new Set(livingRuns(stateFolder).flatMap(({ folders }) => folders));
  for (const name of readdirSync(join(stateFolder, 'run'))) {
    const owner = ownerOf(name);
    if (!owner) continue;
    const runFolder = join(stateFolder, 'run', name);
    const record = readRunRecord(runFolder);
    const foreign = record !== undefined && record.pidSpace !== pidSpace();
    const alive = foreign ? recordAgeMs(runFolder) < foreignRunIsDeadAfterMs : isSameProcess(owner.pid, owner.startToken);
    if (alive) continue;
    try {
      const ended = await sweepRun(runFolder, record, !foreign, inUse);
      lines.push(`cleaned up after a run that ended badly (keeper ${owner.pid}): ${ended} processes ended, data removed`);
    } catch (error) {
      lines.push(`could not clean up ${runFolder}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return lines;
}

/** A run whose keeper lives. */
export interface LivingRun {
  /** Of the keeper. */
  pid: number;
  startedAt: string | undefined;
  folders: string[];
}

export function livingRuns(stateFolder: string): LivingRun[] {
  return readdirSync(join(stateFolder, 'run')).flatMap((name) => {
    const owner = ownerOf(name);
    if (!owner || !isSameProcess(owner.pid, owner.startToken)) return [];
    const record = readRunRecord(join(stateFolder, 'run', name));
    return [{ pid: owner.pid, startedAt: record?.startedAt, folders: record?.folders.map(({ path }) => path) ?? [] }];
  });
}
