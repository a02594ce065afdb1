import { describe, expect, it } from '@jest/globals';
import type { HttpPool } from '@yiwang/http-client';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { HttpLicenceLibrary, type LicenceQuestion } from './licence-library.js';

const question: LicenceQuestion = {
  licence: '营业执照',
  holder: { documentType: '001', documentNo: '91330203MA2B10014T' },
  purpose: 'prefill',
  itemCode: 'x',
};
const config = { LICENCE_URL: 'http://licences.test', LICENCE_SECRET: 'a-secret' } as AcceptanceConfig;
const libraryWith = (send: () => Promise<{ status: number; text: string }>, of = config) =>
  new HttpLicenceLibrary({ send } as unknown as HttpPool, of);
const answering = (status: number, text: string) => libraryWith(() => Promise.resolve({ status, text }));

describe('the library of licences', () => {
  it('gives what stands on the licence, and nothing where the holder has none', async () => {
    expect(await answering(200, '{"fields":{"scope":"餐饮"}}').read(question)).toEqual({ scope: '餐饮' });
    expect(await answering(200, '{"fields":null}').read(question)).toBeUndefined();
  });

  it('gives nothing where its answer is none, and may be asked again', async () => {
    for (const library of [answering(200, '<html>'), answering(200, '{"fields":[]}'), answering(503, '')]) {
      expect(await library.read(question)).toBeUndefined();
      expect(library.available).toBe(true);
    }
  });

  it('is left alone for a while when no answer comes', async () => {
    const library = libraryWith(() => Promise.reject(new Error('timeout')));
    expect(library.available).toBe(true);
    expect(await library.read(question)).toBeUndefined();
    expect(library.available).toBe(false);
  });

  it('is not there without an address', () => {
    expect(libraryWith(() => Promise.reject(new Error('asked')), {} as AcceptanceConfig).available).toBe(false);
  });
});
