import { OFFICERS } from '@yiwang/demo-data';
import { waitFor } from './narrator.ts';
import type { Check, Reader } from './scene.ts';
import type { SmsProvider } from './sms-provider.ts';

/** What an applicant is told of, by the service that says it. */
const TOLD_TO_APPLICANTS = {
  acceptance: ['correction-requested', 'refused', 'decided', 'shipped'].map((what) => `cn.yiwang.acceptance.case.${what}.v1`),
  payment: ['cn.yiwang.payment.payable.created.v1'],
  evaluation: ['cn.yiwang.evaluation.invitation.issued.v1'],
} as const;

const officersByOrg = (): [string[], number[]] => {
  const counts = new Map<string, number>();
  for (const { organisation } of Object.values(OFFICERS)) counts.set(organisation.orgCode, (counts.get(organisation.orgCode) ?? 0) + 1);
  return [[...counts.keys()], [...counts.values()]];
};

/** 通知对账 — everything that somebody is to be told of has its message, and each message came to a telephone once. */
export async function reconcileNotifications(read: Reader, sms: SmsProvider): Promise<Check[]> {
  const told = (where: string) => read('notification', `SELECT count(*) AS n FROM notifications WHERE ${where}`);
  const facts = (service: keyof typeof TOLD_TO_APPLICANTS) =>
    read(service, 'SELECT count(*) AS n FROM outbox WHERE type = ANY($1)', [TOLD_TO_APPLICANTS[service]]);
  const forApplicants = (await Promise.all([facts('acceptance'), facts('payment'), facts('evaluation')])).reduce((sum, n) => sum + n, 0);
  const forOfficers = await read(
    'monitoring',
    `SELECT coalesce(sum(o.officers), 0) AS n FROM outbox JOIN unnest($1::text[], $2::int[]) o (code, officers)
       ON o.code = payload::json -> 'data' ->> 'orgCode' WHERE type = 'cn.yiwang.monitoring.card.issued.v1'`,
    officersByOrg(),
  );
  const TO_OFFICERS = `recipient LIKE 'account:%'`;
  await waitFor(
    'the messages',
    async () =>
      (await told(`recipient = 'applicant'`)) >= forApplicants &&
      (await told(TO_OFFICERS)) >= forOfficers &&
      (await told(`state = 'pending'`)) === 0,
    15_000,
  ).catch(() => undefined);
  return [
    { name: 'messages to applicants (通知申请人)', expected: forApplicants, found: await told(`recipient = 'applicant'`) },
    { name: 'messages to officers of cards (通知经办人)', expected: forOfficers, found: await told(TO_OFFICERS) },
    {
      name: 'sent messages that came to a telephone (短信到达)',
      expected: await told(`state = 'sent'`),
      found: new Set(sms.taken.map(({ id }) => id)).size,
    },
    {
      name: 'texts beyond the first of a message (重复发送)',
      expected: 0,
      found: sms.taken.length - new Set(sms.taken.map(({ id }) => id)).size,
    },
    { name: 'messages parked or still waiting (搁置与待发)', expected: 0, found: await told(`state IN ('parked', 'pending')`) },
  ];
}
