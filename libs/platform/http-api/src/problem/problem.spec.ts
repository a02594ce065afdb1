import { describe, expect, it } from '@jest/globals';
import { ForbiddenException, ImATeapotException } from '@nestjs/common';
import { AppError, ERROR_KINDS } from '@yiwang/kernel';
import { ERROR_STATUS } from './error-status.js';
import { languageOf } from './language.js';
import { pathOf } from './problem.filter.js';
import { toProblem } from './problem.js';
import { toAppError } from './to-app-error.js';

const context = { language: 'en', instance: '/x', correlationId: 'c' } as const;

describe('problem', () => {
  it('knows a status for every kind of error', () => {
    for (const kind of ERROR_KINDS) expect(ERROR_STATUS[kind]).toBeGreaterThanOrEqual(400);
  });

  it('names its path without the query, and without a one-time link in it', () => {
    const token = 'b7_-'.repeat(11).slice(0, 43);
    expect(pathOf(`/api/v1/evaluations/invitations/${token}?x=1`)).toBe('/api/v1/evaluations/invitations/…');
    const known = '/api/v1/applications/33020326112300000017Q/x/019ab2c4-1010-7110-8a1b-0c2d3e4f5a10/11330203MB0A1001334330100757001';
    expect(pathOf(known)).toBe(known);
  });

  it('passes on the wrong fields an error names', () => {
    const error = new AppError('invalid', 'A.B', { zh: '错', en: 'wrong' }, { invalidParams: [{ name: '/a', code: 'c', reason: 'r' }] });
    expect(toProblem(error, context)).toEqual({
      type: 'urn:yiwang:problem:A.B',
      title: 'Bad Request',
      status: 400,
      detail: 'wrong',
      instance: '/x',
      code: 'A.B',
      invalidParams: [{ name: '/a', code: 'c', reason: 'r' }],
      correlationId: 'c',
    });
  });

  it.each([
    [new ForbiddenException(), 'HTTP.FORBIDDEN'],
    [new ImATeapotException(), 'HTTP.BAD_REQUEST'],
    [new Error('x'), 'HTTP.INTERNAL'],
    ['thrown text', 'HTTP.INTERNAL'],
    [undefined, 'HTTP.INTERNAL'],
    [Object.assign(new Error('x'), { code: '57P01' }), 'HTTP.UNAVAILABLE'],
    [Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'HTTP.UNAVAILABLE'],
    [Object.assign(new Error('x'), { code: '57014' }), 'HTTP.UNAVAILABLE'],
    [Object.assign(new Error('x'), { code: '23505' }), 'HTTP.INTERNAL'],
  ])('maps %p to %s', (thrown, code) => {
    expect(toAppError(thrown).code).toBe(code);
  });

  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.3, zh-TW;q=0.7', 'zh'],
    ['en;q=0', 'zh'],
    ['de', 'zh'],
  ])('answers %p in %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
