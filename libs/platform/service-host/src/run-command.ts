import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { Env } from '@yiwang/config';
import { configureLogging, NestLogger } from '@yiwang/telemetry';
import { configOf } from './create-service.js';
import { rootModule } from './platform.module.js';
import { CommandError, type ServiceDefinition } from './service-definition.js';

const LONGEST_INPUT = 64 * 1024;

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) throw new CommandError('give it on standard input: what is typed here would stay on the screen');
  let text = '';
  for await (const piece of process.stdin.setEncoding('utf8')) {
    text += String(piece);
    if (text.length > LONGEST_INPUT) throw new CommandError('standard input is too long');
  }
  return text;
}

/**
 * Runs one of the definition's commands with the service's providers and nothing that serves. Logs go to standard output beside the
 * answer, from `warn` on. @throws CommandError, ConfigError
 */
export async function runCommand(
  def: ServiceDefinition,
  name: string,
  args: readonly string[],
  { env, input = standardInput }: { env?: Env; input?: () => Promise<string> } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const command = def.commands?.[name];
  if (command === undefined) throw new CommandError(`there is no command ${name}`);
  // Not a worker, whatever the environment is for: it ends in a moment, and with it whatever it had begun.
  const config = { ...configOf(def, env), ROLE: 'api' as const };
  configureLogging({ service: def.name, level: 'warn' });
  const app = await NestFactory.createApplicationContext(await rootModule(def, config), { logger: new NestLogger(), abortOnError: false });
  try {
    return await command({ app, args, input });
  } finally {
    await app.close();
  }
}
