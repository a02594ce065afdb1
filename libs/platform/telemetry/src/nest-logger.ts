import type { LoggerService } from '@nestjs/common';
import { logger } from './log.js';

/** Start-up chatter of the framework (one line a route, one a module), which belongs to `debug`. */
const CHATTY = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication', 'NestMicroservice']);

const contextOf = (rest: unknown[]): string => {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : 'nest';
};

/** What Nest and libraries with Nest's `Logger` say, as our JSON lines. */
export class NestLogger implements LoggerService {
  log(message: unknown, ...rest: unknown[]): void {
    const context = contextOf(rest);
    const log = logger(context);
    if (CHATTY.has(context)) log.debug(text(message));
    else log.info(text(message));
  }
  warn(message: unknown, ...rest: unknown[]): void {
    logger(contextOf(rest)).warn(text(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    logger(contextOf(rest)).error(text(message), message instanceof Error ? { err: message } : {});
  }
  debug(message: unknown, ...rest: unknown[]): void {
    logger(contextOf(rest)).debug(text(message));
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    logger(contextOf(rest)).debug(text(message));
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}

/** Objects are named, not printed: they may hold anything. */
const text = (message: unknown): string => {
  if (message instanceof Error) return message.message;
  return typeof message === 'object' ? 'framework message' : String(message);
};
