import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import { DispatchUnderTest, ORG, seat } from './harness.js';

let dispatch: DispatchUnderTest;
beforeAll(async () => {
  dispatch = await DispatchUnderTest.start();
});
afterAll(() => dispatch.stop());

const ended = [401, 'ACCESS.TOKEN_ENDED'];
const refusal = ({ status, body }: { status: number; body: unknown }): unknown[] => [status, (body as { code?: string }).code];

describe('an access that ended', () => {
  it('ends what an officer who has left may do with the tasks of his body, and leaves his colleagues theirs', async () => {
    const officer = (id: string) =>
      dispatch.client('/api/v1/workbench', { kind: 'officer', id, orgCode: ORG.market, permissions: ['task.handle'] });
    const [leaving, staying] = [uuidv7(), uuidv7()];
    const [gone, colleague] = [await officer(leaving), await officer(staying)];
    const itemCode = await dispatch.givenItem({ participants: [seat(ORG.market, { lead: true, sharePercent: 100 })] });
    const caseNo = dispatch.caseNo();
    await dispatch.accepted(caseNo, itemCode);
    const path = `/tasks/${await dispatch.taskOf(caseNo, ORG.market)}`;
    expect((await gone.get(path)).status).toBe(200);
    const tasks = () => dispatch.rows('SELECT * FROM tasks ORDER BY id');
    const before = await tasks();

    await dispatch.end('account', leaving);
    expect(refusal(await gone.get(path))).toEqual(ended);
    expect(refusal(await gone.post(`${path}/claim`))).toEqual(ended);
    expect(await tasks()).toEqual(before);
    expect((await colleague.get(path)).status).toBe(200);
  });

  it('ends what a department’s system whose client is disabled may fetch and send', async () => {
    const feed = await dispatch.feed(ORG.fire);
    expect((await feed.get('')).status).toBe(200);
    await dispatch.end('client', 'sys-fire');
    expect(refusal(await feed.get(''))).toEqual(ended);
    expect(refusal(await feed.post('/leases', {}, null))).toEqual(ended);
    expect((await (await dispatch.feed(ORG.ecology)).get('')).status).not.toBe(401);
  });
});
