import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { citizenIdCheckChar } from '@yiwang/standards';
import { PersonsUnderTest, type Person } from './builders/persons.js';

const PASSWORD = 'a long enough password';

let on: PersonsUnderTest;
beforeAll(async () => {
  on = await PersonsUnderTest.start();
}, 60_000);
afterAll(() => on?.stop());

const BIND = 'INSERT INTO upstream_accounts (upstream, subject_hash, user_id, bound_at) VALUES ($1, $2, $3, now())';
/** As somebody did who once knew the password. */
const bound = async ({ userId }: Person): Promise<void> => void (await on.rows(BIND, ['province', randomUUID(), userId]));
const links = ({ userId }: Person) => on.rows<{ upstream: string }>('SELECT upstream FROM upstream_accounts WHERE user_id = $1', [userId]);

describe('an account elsewhere that lets a person in', () => {
  it('is told in the copy of his data', async () => {
    const person = await on.person();
    await bound(person);
    const { body } = await on.service.call('/api/v1/me/personal-data', { as: person.as, token: { authAgo: 10 } });
    expect(body.upstreamAccounts).toEqual([{ upstream: 'province', boundAt: expect.any(String) }]);
  });

  it('goes when he recovers his password: who knew that of before may have bound his own', async () => {
    const person = await on.person({ password: PASSWORD });
    await bound(person);
    const request = { mobile: person.mobile, ...(await on.code('recover', person.mobile)), password: 'another long password' };
    expect(await on.call('/api/v1/password-recoveries', request)).toMatchObject({ status: 200 });
    expect(await links(person)).toEqual([]);
  });

  it('goes when he binds another number by his face, having lost his own', async () => {
    const person = await on.person();
    await bound(person);
    const number = '33020319850202111';
    const claim = { name: '赵大友', documentType: '111', documentNo: number + citizenIdCheckChar(number) };
    await on.call('/sandbox/authority/persons', claim);
    const { body: check } = await on.post('/api/v1/me/face-checks', claim, person.as);
    await on.call(`/sandbox/authority/faces/${String(check.url).split('/').at(-1)}/result`, { result: 'passed' });
    expect((await on.post(`/api/v1/me/face-checks/${check.faceCheckId}/completion`, undefined, person.as)).status).toBe(200);
    const mobile = on.newMobile();
    const proof = { by: 'face', faceCheckId: String(check.faceCheckId) };
    expect(await on.post('/api/v1/me/mobile', { mobile, ...(await on.code('newMobile', mobile)), proof }, person.as)).toMatchObject({
      status: 200,
    });
    expect(await links(person)).toEqual([]);
  });
});
