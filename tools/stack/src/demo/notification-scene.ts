import type { ItemOf } from '@yiwang/client';
import { LEGAL_PERSONS, OFFICERS, PERSONS } from '@yiwang/demo-data';
import { waitFor } from './narrator.ts';
import type { Scene } from './scene.ts';

type Notification = ItemOf<'/api/v1/admin/notifications'>;

const NAMES = new Map<string, string>(
  [...Object.values(PERSONS), ...Object.values(LEGAL_PERSONS), ...Object.values(OFFICERS)].map(({ mobile, name }) => [mobile, name]),
);

/** 七、消息通知 — who was told what, as the operator reads it, with the words as they came to the telephones. */
export async function whoWasTold({ cast, tell, sms }: Scene): Promise<void> {
  tell.heading('七、消息通知  who was told what');
  const all = await tell.step('云运维 reads what was sent (通知台账)', () =>
    waitFor('all messages to be on their way', async () => {
      const found: Notification[] = [];
      for await (const one of cast.operator.each('/api/v1/admin/notifications', { query: { limit: 100 } })) found.push(one);
      // The card was the last that happened.
      const complete = found.some(({ ruleCode, recipient }) => ruleCode === 'card-yellow' && recipient.startsWith('account:'));
      return complete && found.every(({ state }) => state !== 'pending') && found.reverse();
    }),
  );
  for (const { notificationId, state, ruleCode, caseNo, reason, lastError } of all) {
    const arrived = sms.taken.find(({ id }) => id === notificationId);
    if (arrived) tell.note(`${NAMES.get(arrived.to) ?? arrived.to} was told: ${arrived.text}`);
    else if (state !== 'expanded') tell.note(`${ruleCode} for ${caseNo} was not sent: ${reason ?? lastError ?? state}`);
  }
}

/** 短信里的评价链接: the token of the newest link that a number got for a case. */
export const ratingLinkOf = ({ sms }: Scene, to: string, caseNo: string): Promise<string> =>
  waitFor('the text with the link', async () => {
    const { text = '' } = sms.find(to, caseNo, '/rate#') ?? {};
    return /\/rate#(\S+)/.exec(text)?.[1];
  });
