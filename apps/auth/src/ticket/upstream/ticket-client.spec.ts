import { describe, expect, it } from '@jest/globals';
import type { HttpPool } from '@yiwang/http-client';
import { parseTime, signOf } from '../protocol/signature.js';
import { TicketClient, TicketRefused } from './ticket-client.js';

const AT = {
  name: 'province',
  zh: '省',
  en: 'province',
  url: 'https://province.example',
  proves: 3 as const,
  serviceCode: 'CODE',
  servicePwd: 'password',
};
const PERSON = { result: '0', userid: 'u-1', authlevel: '3', username: '王小明', idtype: '1', idnum: '330203199003073211' };

/** The authority's side: what it was asked, and what it answers to each method. */
function authority(answers: Record<string, unknown>, status = 200) {
  const asked: Record<string, string>[] = [];
  const send: HttpPool['send'] = (_url, { body }) => {
    const form = Object.fromEntries(new URLSearchParams(body as string));
    asked.push(form);
    const answer = answers[form['method']!];
    if (answer === undefined) return Promise.reject(new Error('no way'));
    const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
    return Promise.resolve({ status, headers: {}, text });
  };
  return { asked, client: new TicketClient({ send }, AT) };
}

describe('a ticket of the other side', () => {
  it('is redeemed by calls that are signed with the time of now', async () => {
    const { asked, client } = authority({ ticketValidation: { result: 0, token: 't' }, getUserInfo: PERSON });
    await client.user('st-1');
    expect(asked.map(({ method, st, token }) => [method, st ?? token])).toEqual([
      ['ticketValidation', 'st-1'],
      ['getUserInfo', 't'],
    ]);
    for (const { time = '', sign } of asked) {
      expect(sign).toBe(signOf('CODE', 'password', time));
      expect(Math.abs(parseTime(time)!.getTime() - Date.now())).toBeLessThan(5_000);
    }
  });

  it('is opaque, as the token for it is, and may be long', async () => {
    const token = 'eyJ'.repeat(300);
    const { asked, client } = authority({ ticketValidation: { result: 0, token }, getUserInfo: PERSON });
    expect(await client.user('s'.repeat(900))).toMatchObject({ userId: 'u-1' });
    expect(asked[1]!['token']).toBe(token);
    const { client: flooded } = authority({ ticketValidation: { result: 0, token: 't'.repeat(2_001) }, getUserInfo: PERSON });
    await expect(flooded.user('st-1')).rejects.toThrow(TicketRefused);
  });

  it.each([
    ['3', 'strong', true],
    ['2', 'basic', true],
    ['1', 'none', false],
    ['9', 'none', false],
  ])('with authlevel %s is of somebody %s, whose name is known: %s', async (authlevel, level, named) => {
    const { client } = authority({ ticketValidation: { result: '0', token: 't' }, getUserInfo: { ...PERSON, authlevel } });
    const verified = { name: '王小明', documentType: '111', documentNo: '330203199003073211' };
    expect(await client.user('st-1')).toEqual({ userId: 'u-1', level, ...(named && { verified }) });
  });

  it.each([
    ['a refusal', { ticketValidation: { result: '6001', errmsg: '…' } }, '6001'],
    ['a refusal of the token', { ticketValidation: { result: '0', token: 't' }, getUserInfo: { result: 6503 } }, '6503'],
    ['no token', { ticketValidation: { result: '0' } }, 'no token'],
    ['nobody', { ticketValidation: { result: '0', token: 't' }, getUserInfo: { ...PERSON, userid: '' } }, 'no answer of the protocol'],
    ['another answer', { ticketValidation: '<html>' }, 'unreachable'],
    ['no answer', {}, 'unreachable'],
  ])('is not confirmed by %s', async (_what, answers, code) => {
    const refusal = await authority(answers)
      .client.user('st-1')
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TicketRefused);
    expect(refusal).toMatchObject({ code });
  });

  it('is not confirmed by a failing server', async () => {
    await expect(authority({ ticketValidation: { result: '0', token: 't' } }, 500).client.user('st-1')).rejects.toMatchObject({
      code: 'status 500',
    });
  });
});
