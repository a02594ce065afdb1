import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cleanEnvironment } from './clean-environment.ts';
import type { EmbeddedContext, Prepared } from './embedded-context.ts';
import { programPaths } from './fetched-programs.ts';
import type { ProcessPlan } from './managed-process.ts';
import { redisReady } from './readiness.ts';

/** A Redis that keeps nothing on disk: the platform uses it as a cache and for counters that may be lost. */
export async function prepareRedis(context: EmbeddedContext, port: number): Promise<Prepared> {
  if (!context.programs) throw new Error('Redis was not fetched');
  const { redisServer } = programPaths(context.programs);
  if (!existsSync(redisServer)) throw new Error('no embedded Redis for this machine; set YIWANG_REDIS_URL or start a container engine');
  const own = join(context.runFolder, 'redis');
  mkdirSync(own, { recursive: true });
  // The title must stay the command line: that is how a later start recognises a process of a dead run.
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: `${own}/`,
    save: '',
    appendonly: 'no',
    daemonize: 'no',
    'set-proc-title': 'no',
  };
  const { stdout } = await promisify(execFile)(redisServer, ['--version'], { env: cleanEnvironment() });
  const plan = {
    command: redisServer,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    cwd: own,
    identity: undefined,
    logFile: join(context.runFolder, 'redis.log'),
    ready: () => redisReady({ host: '127.0.0.1', port }),
    stopSignal: 'SIGTERM',
    discardSignal: 'SIGKILL',
  } satisfies ProcessPlan;
  return { plan, version: /v=(\S+)/.exec(stdout)?.[1] };
}
