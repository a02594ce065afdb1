/**
 * The keeper: one small process per stack that owns the embedded servers. It is detached, so that Ctrl-C in a terminal does not reach
 * it, and connected to its parent by an IPC channel. When that closes, for whatever reason (exit, Ctrl-C, `kill -9`), it stops the
 * servers, removes what is not to be kept, and ends. Should the keeper itself be killed, its parent or the next start cleans up.
 */
import { mkdirSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { ServiceName } from './backing-services.ts';
import type { EmbeddedContext, Prepared } from './embedded-context.ts';
import { prepareKafka } from './embedded-kafka.ts';
import { preparePostgres } from './embedded-postgres.ts';
import { prepareRedis } from './embedded-redis.ts';
import { freePort } from './free-port.ts';
import type { KeeperMessage, KeeperOptions, KeeperRequest, Launched, Numbered } from './keeper-protocol.ts';
import { ManagedProcess } from './managed-process.ts';
import { createRunFolder, touchRunRecord, writeRunRecord } from './state-folder.ts';

const attempts = 3;
const heartbeatMs = 30_000;

const options = JSON.parse(process.argv[2] ?? '{}') as KeeperOptions;
const runFolder = createRunFolder(options.stateFolder);
const folders = [{ path: runFolder, ephemeral: true }];
let keptFolder: string | undefined;
if (options.keptFolder) {
  mkdirSync(options.keptFolder, { recursive: true });
  keptFolder = realpathSync(options.keptFolder);
  folders.push({ path: keptFolder, ephemeral: false });
}
writeRunRecord(runFolder, folders);
const heartbeat = setInterval(() => touchRunRecord(runFolder), heartbeatMs);

const processes = new Map<ServiceName, ManagedProcess>();
const launching = new Set<Promise<unknown>>();
let leaving: Promise<void> | undefined;

function send(message: KeeperMessage): void {
  // A parent that is gone cannot be told; the 'disconnect' event does the rest.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

function contextOf(programs: string | undefined): EmbeddedContext {
  return {
    runFolder,
    keptFolder,
    programs,
    alsoOwns(folder) {
      folders.push({ path: folder, ephemeral: true });
      writeRunRecord(runFolder, folders);
    },
  };
}

type LaunchRequest = Extract<KeeperRequest, { do: 'launch' }>;

async function prepare({ service, programs, access }: LaunchRequest, port: number): Promise<Prepared & { departmentPort?: number }> {
  const context = contextOf(programs);
  switch (service) {
    case 'postgres':
      return preparePostgres(context, port);
    case 'kafka': {
      const departments = access && { access, port: await freePort() };
      const prepared = prepareKafka(context, { port, controllerPort: await freePort(), departments });
      return { ...prepared, ...(departments && { departmentPort: departments.port }) };
    }
    case 'redis':
      return prepareRedis(context, port);
  }
}

async function startOnce(request: LaunchRequest): Promise<Launched> {
  const { service } = request;
  const port = await freePort();
  const { plan, password, version, departmentPort, note = '' } = await prepare(request, port);
  if (leaving) throw new Error('the stack is being stopped');
  const managed = new ManagedProcess(plan, (reason) => send({ kind: 'lost', service, reason }));
  processes.set(service, managed);
  await managed.start();
  return { port, departmentPort, password, version, note };
}

/** Between the choice of a port and its use somebody else may take it: then another one. */
async function launch(request: LaunchRequest): Promise<Launched> {
  const { service } = request;
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(request);
    } catch (error) {
      await processes.get(service)?.finish(keptFolder !== undefined);
      processes.delete(service);
      if (leaving || attempt === attempts || !/address already in use/i.test(String(error))) throw error;
    }
  }
}

async function perform(request: KeeperRequest): Promise<Launched | undefined> {
  if (request.do === 'shutdown') {
    await leave();
    return undefined;
  }
  if (request.do === 'launch') {
    const launched = launch(request);
    launching.add(launched);
    return launched.finally(() => launching.delete(launched));
  }
  const managed = processes.get(request.service);
  if (!managed) throw new Error(`${request.service} was not launched`);
  await managed[request.do]();
  return undefined;
}

function leave(): Promise<void> {
  leaving ??= (async () => {
    clearInterval(heartbeat);
    await Promise.all([...processes.values()].map((managed) => managed.finish(keptFolder !== undefined)));
    // A launch that was cut short may still be writing files.
    await Promise.allSettled(launching);
    // The run folder goes last: it holds the record of the others.
    for (const { path, ephemeral } of [...folders].reverse()) {
      if (ephemeral) await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  })();
  return leaving;
}

function leaveAndExit(code: number): void {
  leave().then(
    () => process.exit(code),
    () => process.exit(1),
  );
}

process.on('message', (request: Numbered<KeeperRequest>) => {
  perform(request).then(
    (launched) => send({ kind: 'done', id: request.id, launched }),
    (error: unknown) => send({ kind: 'failed', id: request.id, reason: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => leaveAndExit(0));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => leaveAndExit(0));
process.on('uncaughtException', (error) => {
  process.stderr.write(`${new Date().toISOString()} ${runFolder}: ${error.stack ?? error.message}\n`);
  leaveAndExit(1);
});

send({ kind: 'up', runFolder });
