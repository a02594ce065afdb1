import { ConfigError } from '@yiwang/config';
import { flushLogs, logger, metrics } from '@yiwang/telemetry';
import { createService, type RunningService } from './create-service.js';
import { migrateService } from './migrate.js';
import { previewOpenApi } from './openapi.js';
import { runCommand } from './run-command.js';
import { CommandError, type ServiceDefinition } from './service-definition.js';

const log = logger('host');
const STOP_WITHIN_MS = 10_000;

const print = (text: string): Promise<void> => new Promise((resolve) => process.stdout.write(text, () => resolve()));

function exit(code: number): never {
  flushLogs();
  process.exit(code);
}

/**
 * The whole of a service's `main.ts`. Without an argument it serves; `migrate` brings the database up to date and exits; `openapi`
 * prints the OpenAPI document and exits, without configuration or backing services; a command of the service's own runs with its
 * configuration and exits. A wrong configuration ends the process with code 1
 * and names every wrong variable on standard error.
 */
export async function startService(def: ServiceDefinition): Promise<void> {
  const command = process.argv[2];
  try {
    if (command === 'openapi') {
      await print(await previewOpenApi(def));
      exit(0);
    }
    if (command === 'migrate') {
      const ran = await migrateService(def);
      await print(`${JSON.stringify({ msg: 'migrated', service: def.name, ran })}\n`);
      exit(0);
    }
    if (command !== undefined) {
      const known = Object.keys(def.commands ?? {});
      if (!known.includes(command))
        throw new CommandError(`unknown command ${command}: ${['migrate', 'openapi', ...known].join(', ')} or none`);
      const done = await runCommand(def, command, process.argv.slice(3));
      await print(`${JSON.stringify({ msg: command, service: def.name, ...done })}\n`);
      exit(0);
    }
    await serve(def);
  } catch (error) {
    const isPlain = error instanceof ConfigError || error instanceof CommandError;
    const text = isPlain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${def.name}: ${text}\n`);
    exit(1);
  }
}

async function serve(def: ServiceDefinition): Promise<void> {
  process.on('unhandledRejection', (error) => {
    // A promise that nobody waits for is a mistake in the code, never a reason to drop every other request.
    log.error('unhandled rejection', { err: error });
  });
  metrics.collectProcess();
  const service = await createService(def);
  stopOnSignals(service);
  // Written straight: the line is a contract with who started the process, not a log entry of some level.
  await print(`${JSON.stringify({ msg: 'listening', service: def.name, url: service.url })}\n`);
}

function stopOnSignals(service: RunningService): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    setTimeout(() => {
      log.error('not stopped in time', { ms: STOP_WITHIN_MS });
      exit(1);
    }, STOP_WITHIN_MS).unref();
    service.close().then(
      () => exit(0),
      (error: unknown) => {
        log.error('stopping failed', { err: error });
        exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
