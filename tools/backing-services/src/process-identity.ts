import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename } from 'node:path';

/** A process of this machine as `ps` shows it. */
export interface ListedProcess {
  pid: number;
  /** The program's file name without its folder. */
  program: string;
  /** The arguments joined by blanks. */
  commandLine: string;
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 10);

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * When a process was started, as an opaque word: a pid alone is reused, a pid with its start time is not.
 * @returns undefined when there is no such process
 */
export function startTokenOf(pid: number): string | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat !== undefined) {
    // The second field is the command in brackets and may hold blanks and brackets itself: count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : shortHash(`${read('/proc/sys/kernel/random/boot_id') ?? ''}${startTicks ?? ''}`);
  }
  if (process.platform === 'linux') return undefined;
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    return started.trim() === '' ? undefined : shortHash(started.trim());
  } catch {
    return undefined;
  }
}

/** Whether the process with this pid is still the one that had this start token. */
export function isSameProcess(pid: number, startToken: string): boolean {
  return startTokenOf(pid) === startToken;
}

/** Every process whose command line this user may see. */
export function listProcesses(): ListedProcess[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const commandLine = read(`/proc/${name}/cmdline`);
        if (!commandLine) return [];
        const words = commandLine.split('\0');
        return [{ pid: Number(name), program: basename(words[0] ?? ''), commandLine: words.join(' ').trim() }];
      });
  }
  const table = execFileSync('ps', ['-axww', '-o', 'pid=,ucomm=,command='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 });
  return table.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line);
    return match?.[1] && match[2] && match[3] ? [{ pid: Number(match[1]), program: match[2], commandLine: match[3] }] : [];
  });
}

/**
 * The space in which a pid means something: a checkout may be shared by a host and a container, and neither can tell whether the
 * other's processes live.
 */
export function pidSpace(): string {
  let namespace = '';
  try {
    namespace = readlinkSync('/proc/self/ns/pid');
  } catch {
    // No pid namespaces on this system: the host name is all there is.
  }
  return shortHash(`${hostname()} ${namespace}`);
}
