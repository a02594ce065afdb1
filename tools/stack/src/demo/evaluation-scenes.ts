import { ORGANISATIONS, PERSONS } from '@yiwang/demo-data';
import { caseNoOf } from './cast.ts';
import { waitFor } from './narrator.ts';
import { ratingLinkOf } from './notification-scene.ts';
import type { Scene } from './scene.ts';

/** 五、好差评 — the enterprise filed with its account and rates with it. */
export async function goodRating({ cast, tell }: Scene, caseNo: string): Promise<void> {
  tell.heading('五、好差评  how was it?');
  await waitFor('the invitation', async () => {
    const { data } = await cast.enterprise.get('/api/v1/evaluations', { query: { limit: 100 } });
    return data.items.find((item) => item.caseNo === caseNo);
  });
  await tell.step(
    '甬江食品 rates 非常满意 with its account (评价)',
    async () => {
      const body = { caseNo, level: 'veryGood', tags: ['P02', 'P05'], channel: 'web' } as const;
      return (await cast.enterprise.post('/api/v1/evaluations', { body: { ...body, tags: [...body.tags] } })).data;
    },
    caseNoOf,
  );
}

/** 差评 — a counter filed for the person, who rates badly by a one-time link: contacted, verified by somebody else, answered. */
export async function badRating(scene: Scene, caseNo: string): Promise<void> {
  const { cast, tell } = scene;
  const token = await tell.step('王小明, whose case a counter filed, gets a text with a one-time link (评价链接)', () =>
    ratingLinkOf(scene, PERSONS.wangXiaoming.mobile, caseNo),
  );
  await tell.step(
    '王小明 rates 非常不满意 through the link (差评)',
    async () => {
      const body = { level: 'veryPoor' as const, tags: ['C04'], text: '缺一张凭证，让我多跑了一趟。', channel: 'sms' as const };
      return (await cast.anybody.post('/api/v1/evaluations/invitations/{token}', { path: { token }, body })).data;
    },
    caseNoOf,
  );
  const { handlingId, contactDueAt, answerDueAt } = await waitFor('the handling case', async () => {
    const { data } = await cast.labourOfficer.get('/api/v1/evaluations/handlings', { query: { limit: 100 } });
    return data.items.find((item) => item.caseNo === caseNo);
  });
  tell.note(`${ORGANISATIONS.haishuLabour.shortName} must get in touch by ${contactDueAt} and answer by ${answerDueAt} (working days)`);
  const path = { handlingId };
  await tell.step('海曙人社 contacts him (回访)', () =>
    cast.labourOfficer.post('/api/v1/evaluations/handlings/{handlingId}/contacts', {
      path,
      body: { outcome: 'reached', note: '已电话致歉，说明补正原因。' },
    }),
  );
  await tell.step('海曙政务办, not concerned, verifies it: true (核实：属实)', () =>
    cast.evaluationManager.post('/api/v1/evaluations/handlings/{handlingId}/verification', {
      path,
      body: { finding: 'genuine', note: '一次性告知单未列明凭证月份。' },
    }),
  );
  await tell.step('海曙人社 answers what it put right (整改反馈)', () =>
    cast.labourOfficer.post('/api/v1/evaluations/handlings/{handlingId}/answer', {
      path,
      body: { text: '已在一次性告知单中列明所需月份，谢谢指出。' },
    }),
  );
}
