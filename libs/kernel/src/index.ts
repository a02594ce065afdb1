export { AppError, defineError, ERROR_KINDS, isAppError } from './app-error.js';
export type { AppErrorOptions, ErrorKind, ErrorText, InvalidParam } from './app-error.js';
export { assertNever } from './assert-never.js';
export { Clock, SystemClock } from './clock.js';
export { fen } from './money.js';
export type { Fen } from './money.js';
export { uuidv7 } from './uuid.js';
