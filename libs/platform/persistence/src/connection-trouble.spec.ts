import { describe, expect, it } from '@jest/globals';
import { AppError } from '@yiwang/kernel';
import { hasWrittenNothing, isConnectionTrouble, isStatementTimeout, leavesConnectionUsable } from './connection-trouble.js';

const failure = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more });

describe('isConnectionTrouble', () => {
  it.each(['57P01', '57P03', '08006', '53300', '53100', '58030', '28P01', '3D000', '25006', '40001', '40P01', '55P03', 'ECONNRESET'])(
    'waits at %s',
    (code) => expect(isConnectionTrouble(failure(code))).toBe(true),
  );
  it.each(['57014', '08P01', '23505', '22021', '42P01', 'YW001', 'ENOENT'])('takes %s for the fault of the statement', (code) =>
    expect(isConnectionTrouble(failure(code))).toBe(false),
  );
  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect', 'Query read timeout'])(
    'knows the message %s',
    (message) => expect(isConnectionTrouble(new Error(message))).toBe(true),
  );
  it('knows a stale plan in whatever language the server speaks', () => {
    expect(isConnectionTrouble(failure('0A000', { routine: 'RevalidateCachedQuery' }))).toBe(true);
    expect(isConnectionTrouble(failure('0A000', { routine: 'transformWindowFuncCall' }))).toBe(false);
  });
  it('takes a missing socket of the database for trouble, and a missing file not', () => {
    expect(isConnectionTrouble(failure('ENOENT', { syscall: 'connect' }))).toBe(true);
    expect(isConnectionTrouble(failure('ENOENT', { syscall: 'open' }))).toBe(false);
  });
  it('looks inside wrapped errors', () => {
    expect(isConnectionTrouble(Object.assign(new Error('q'), { driverError: failure('57P01') }))).toBe(true);
    expect(isConnectionTrouble(new AppError('internal', 'A.B', { zh: '', en: '' }, { cause: failure('ECONNREFUSED') }))).toBe(true);
    expect(isConnectionTrouble(new AppError('conflict', 'A.B', { zh: '', en: '' }))).toBe(false);
    expect(isConnectionTrouble('text')).toBe(false);
    const [a, b] = [new Error('a'), new Error('b')];
    [a.cause, b.cause] = [b, a];
    expect(isConnectionTrouble(a)).toBe(false);
  });
});

it('knows a statement that took too long', () => {
  expect(isStatementTimeout(failure('57014'))).toBe(true);
  expect(isStatementTimeout(failure('57P01'))).toBe(false);
});

it('keeps a connection only after an error that the server has told of one statement', () => {
  const told = (code: string, routine = 'ExecConstraints'): boolean => leavesConnectionUsable(failure(code, { routine }));
  expect([told('23505'), told('57014'), told('40P01'), told('22021')]).toEqual([true, true, true, true]);
  expect([told('57P01'), told('25P03'), told('53300'), told('08P01')]).toEqual([false, false, false, false]);
  expect(told('0A000', 'RevalidateCachedQuery')).toBe(false);
  expect(leavesConnectionUsable(new Error('Query read timeout'))).toBe(false);
  expect(leavesConnectionUsable(failure('ECONNRESET'))).toBe(false);
});

it('knows that nothing is written only where the server has said so, or nothing was sent', () => {
  const told = (code: string): boolean => hasWrittenNothing(failure(code, { routine: 'ExecConstraints' }));
  expect([told('23505'), told('40P01'), told('57014'), told('XX000')]).toEqual([true, true, true, true]);
  expect(hasWrittenNothing(new TypeError('Cannot convert a Symbol value to a string'))).toBe(true);
  expect([told('57P01'), told('08006')]).toEqual([false, false]);
  expect(['ECONNRESET', 'ECONNABORTED', 'ERR_STREAM_DESTROYED', 'EPROTO'].map((code) => hasWrittenNothing(failure(code)))).toEqual(
    Array(4).fill(false),
  );
  expect(hasWrittenNothing(new Error('Query read timeout'))).toBe(false);
});
