export { commandOf, USAGE, UsageError } from './arguments.ts';
export type { Command } from './arguments.ts';
export { run } from './run.ts';
export type { Desk, Files } from './desk.ts';
export { SERVICES } from './services.ts';
export type { Service } from './services.ts';
