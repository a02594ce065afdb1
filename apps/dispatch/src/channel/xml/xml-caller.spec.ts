import { describe, expect, it } from '@jest/globals';
import { CallFault, type GuardedAnswer, type GuardedHttp } from '@yiwang/http-client';
import type { DepartmentSystem } from '../../system/department-system.js';
import type { SendOutcome } from '../system-channel.js';
import { XmlCaller } from './xml-caller.js';
import { XmlSettings } from './xml-settings.js';

const settings = XmlSettings.parse({ baseUrl: 'https://department.example/', answers: { retry: ['busy'] } });
const system = { id: 's1', secrets: { apiKey: 'department-key' } } as DepartmentSystem;

const outcomeOf = (answer: (Partial<Omit<GuardedAnswer, 'body'>> & { body?: string }) | CallFault): Promise<SendOutcome> => {
  const http = {
    send: () =>
      answer instanceof CallFault
        ? Promise.reject(answer)
        : Promise.resolve({ status: 200, headers: {}, complete: true, ...answer, body: Buffer.from(answer.body ?? '') }),
  } as unknown as GuardedHttp;
  return new XmlCaller(http).call(system, settings, 'Accept.aspx', {}, new AbortController().signal);
};

describe('what the answer of a department’s system means', () => {
  it.each<[string, Parameters<typeof outcomeOf>[0], SendOutcome['kind']]>([
    ['result 0', { body: '{"result":"0"}' }, 'sent'],
    ['a result that is worth repeating', { body: '{"result":"busy"}' }, 'failed'],
    ['any other result', { body: '{"result":"7"}' }, 'refused'],
    ['nothing that anybody understands', { body: '<html>' }, 'failed'],
    ['half of an answer', { body: '{"result":"0"}', complete: false }, 'failed'],
    ['a fault of the server', { status: 500 }, 'failed'],
    ['what a web server says while it is set up anew', { status: 404 }, 'failed'],
    ['the same of one that forbids', { status: 403 }, 'failed'],
    ['a request that it calls wrong', { status: 400 }, 'refused'],
    ['a redirect, which is not followed', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'refused'],
    ['that it wants no more', { status: 410 }, 'gone'],
    ['an address that must not be called', new CallFault('forbidden'), 'unready'],
    ['no answer in time', new CallFault('timeout'), 'failed'],
  ])('%s', async (_, answer, kind) => {
    expect((await outcomeOf(answer)).kind).toBe(kind);
  });

  it('keeps codes only', async () => {
    expect(await outcomeOf({ body: '{"result":"7","resultmsg":"申请人王某"}' })).toEqual({ kind: 'refused', error: 'result 7' });
  });

  it.each([
    ['in seconds', () => '3600'],
    ['as a date', () => new Date(Date.now() + 3_600_000).toUTCString()],
  ])('comes again when the system has said, %s', async (_, text) => {
    const outcome = await outcomeOf({ status: 503, headers: { 'retry-after': text() } });
    expect(outcome).toMatchObject({ kind: 'failed', retryAfterMs: expect.any(Number) });
    expect((outcome as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(3_500_000);
    expect((outcome as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(3_600_000);
  });

  it('waits as usual after a time that nobody can read, or that is over', async () => {
    for (const text of ['soon', '-5', new Date(0).toUTCString()]) {
      expect(await outcomeOf({ status: 503, headers: { 'retry-after': text } })).toEqual({ kind: 'failed', error: 'status 503' });
    }
  });
});
