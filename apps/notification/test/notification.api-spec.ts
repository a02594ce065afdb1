import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CaseAcceptedV1, CaseCorrectionRequestedV1, CaseDecidedV1, CaseResumedV1, CaseSuspendedV1 } from '@yiwang/events-acceptance';
import { InvitationIssuedV1 } from '@yiwang/events-evaluation';
import { SystemAlertRaisedV1 } from '@yiwang/events-dispatch';
import { CardIssuedV1 } from '@yiwang/events-monitoring';
import { PayableCreatedV1 } from '@yiwang/events-payment';
import { eventually } from '@yiwang/testing';
import { Notifications } from '../src/notification/persistence/notifications.js';
import { SendNotifications } from '../src/notification/use-cases/send-notifications.js';
import { MARKET, newCaseNo, NotificationUnderTest, OFFICER, REGION } from './harness.js';

let on: NotificationUnderTest;
beforeAll(async () => {
  on = await NotificationUnderTest.start();
});
afterAll(() => on?.stop());
beforeEach(() => {
  on.neighbours.provider = 200;
  on.neighbours.delayMs = 0;
  on.neighbours.nothingToRate = false;
});

let number = 13_800_000_000;
const newMobile = (): string => String(++number);
const at = '2026-03-02T16:30:00.000Z';
const fact = (caseNo: string) => ({
  caseNo,
  itemCode: `${MARKET}4330100000001`,
  itemVersion: 1,
  decidingOrgCode: MARKET,
  regionCode: REGION,
  by: { kind: 'officer', id: 'o' },
  at,
});
const correction = (caseNo: string) => on.tell(CaseCorrectionRequestedV1, { ...fact(caseNo), round: 1, pointCount: 2 });
const only = async (caseNo: string) => {
  const { body } = await on.list(`caseNo=${caseNo}`);
  expect(body.items).toHaveLength(1);
  return body.items[0];
};
const reaches = (caseNo: string, state: string) => eventually(async () => expect(await only(caseNo)).toMatchObject({ state }));

describe('handler names', () => {
  it('are the inbox keys and never change', async () => {
    expect(await on.service.consumers()).toEqual(['notification.record-intents']);
  });
});

describe('an event', () => {
  it('makes one message, however often it comes', async () => {
    const mobile = newMobile();
    const caseNo = on.counterCase(mobile);
    const event = await correction(caseNo);
    await on.probe.publish(CaseCorrectionRequestedV1, event);
    await reaches(caseNo, 'sent');
    // Even past the inbox the intent is there already.
    await on.rows('DELETE FROM inbox WHERE event_id = $1', [event.id]);
    await on.probe.publish(CaseCorrectionRequestedV1, event);
    await eventually(async () => expect(await on.rows('SELECT 1 FROM inbox WHERE event_id = $1', [event.id])).toHaveLength(1));
    expect(await only(caseNo)).toMatchObject({ state: 'sent', attempts: 1, channel: 'http', ruleCode: 'correction-requested' });
    expect(on.neighbours.keysOf(mobile)).toHaveLength(1);
    const [sent] = on.neighbours.asked.filter(({ to }) => to === mobile);
    expect(sent?.text).toBe(`【政务服务】您的办件${caseNo}需补正2项，请登录平台或到受理窗口查看补正告知书。`);
  });

  it('of a correction while handling tells of the correction, and of no special procedure', async () => {
    const limits = { promiseDueAt: at, statutoryDueAt: at, provisional: false, excludedDays: 2 };
    const standstill = { procedure: 'other', plannedDays: 5, endsBy: at };
    const told = async (cause: { cause?: 'correction' }): Promise<string[]> => {
      const caseNo = on.counterCase(newMobile());
      await on.tell(CaseSuspendedV1, { ...fact(caseNo), ...standstill, ...cause });
      await on.tell(CaseResumedV1, { ...fact(caseNo), ...limits, ...cause });
      return eventually(async () => {
        const { body } = await on.list(`caseNo=${caseNo}`);
        const codes = body.items.map(({ ruleCode }: { ruleCode: string }) => ruleCode);
        expect(codes).toContain(cause.cause ? 'correction-ended' : 'case-resumed');
        return codes.sort();
      });
    };
    expect(await told({ cause: 'correction' })).toEqual(['correction-ended']);
    expect(await told({})).toEqual(['case-resumed', 'case-suspended']);
  });

  it('tells nobody when its rule is off, and by another text where the rule has a condition', async () => {
    const caseNo = on.counterCase(newMobile());
    const limits = { promiseDueAt: at, statutoryDueAt: at, provisional: false, caseKind: 'promised' };
    await on.tell(CaseAcceptedV1, { ...fact(caseNo), ...limits });
    await on.tell(CaseDecidedV1, { ...fact(caseNo), outcome: 'rejected', deliveryDueAt: at, provisional: false });
    await reaches(caseNo, 'sent');
    expect(await only(caseNo)).toMatchObject({ ruleCode: 'case-rejected', templateCode: 'case-rejected', templateVersion: 1 });
  });

  it('reaches who filed online by the number of the account, with the amount in yuan and the day in Beijing time', async () => {
    const [caseNo, mobile, accountId] = [newCaseNo(), newMobile(), randomUUID()];
    on.neighbours.cases.set(caseNo, { accountId, mobile: null });
    on.neighbours.accounts.set(accountId, mobile);
    const payable = { ...fact(caseNo), payableId: randomUUID(), orgCode: MARKET, feeCode: 'F1', timing: 'beforeAcceptance' };
    await on.tell(PayableCreatedV1, { ...payable, amountFen: 12_305, expiresAt: at });
    await reaches(caseNo, 'sent');
    const [sent] = on.neighbours.asked.filter(({ to }) => to === mobile);
    expect(sent?.text).toBe(`【政务服务】您的办件${caseNo}应缴费123.05元，请于2026-03-03前缴纳。`);
  });

  it('is told to each officer of the organisation once', async () => {
    const caseNo = newCaseNo();
    const mobiles = [newMobile(), newMobile()];
    const accounts = mobiles.map(() => randomUUID());
    accounts.forEach((account, i) => on.neighbours.accounts.set(account, mobiles[i]!));
    on.neighbours.officers.set(MARKET, accounts);
    const card = { cardId: randomUUID(), caseNo, ruleCode: 'S1', level: 'red', orgCode: MARKET, regionCode: REGION };
    await on.tell(CardIssuedV1, { ...card, dueAt: at, issuedAt: at });
    await eventually(async () => {
      const { body } = await on.list(`caseNo=${caseNo}&state=sent`);
      expect(body.items.map(({ recipient }: { recipient: string }) => recipient).sort()).toEqual(
        accounts.map((id) => `account:${id}`).sort(),
      );
    });
    expect((await on.list(`caseNo=${caseNo}&state=expanded`)).body.items).toHaveLength(1);
    for (const mobile of mobiles) expect(on.neighbours.keysOf(mobile)).toHaveLength(1);
  });

  it('is told to nobody when the organisation has no officers', async () => {
    const caseNo = newCaseNo();
    const orgCode = '11330203MB0A10021X';
    await on.tell(CardIssuedV1, {
      cardId: randomUUID(),
      caseNo,
      ruleCode: 'S1',
      level: 'yellow',
      orgCode,
      regionCode: REGION,
      dueAt: at,
      issuedAt: at,
    });
    await reaches(caseNo, 'skipped');
    expect(await only(caseNo)).toMatchObject({ reason: 'noOfficers' });
  });
});

describe('trouble with a department’s system', () => {
  it.each([
    ['circuitOpen', 312, '【政务服务】部门系统“消防审批系统”已无法连接312秒，任务暂停推送，请立即排查。'],
    ['parked', 3, '【政务服务】部门系统“消防审批系统”有3条消息推送失败，待人工处理。'],
    ['dayDiffers', 2, '【政务服务】部门系统“消防审批系统”日对账有2件差异，请核对。'],
  ])('is told to who keeps it, not to everybody of the department: %s', async (kind, figure, text) => {
    const [alertId, keeper, colleague] = [randomUUID(), randomUUID(), randomUUID()];
    const [mobile, other] = [newMobile(), newMobile()];
    const orgCode = '11330203MB0A1003XM';
    on.neighbours.accounts.set(keeper, mobile).set(colleague, other);
    on.neighbours.officers.set(orgCode, [keeper, colleague]);
    on.neighbours.keepers.set(orgCode, [keeper]);
    const alert = { alertId, systemId: randomUUID(), systemName: '消防审批系统', orgCode, kind, figure, raisedAt: at };
    await on.tell(SystemAlertRaisedV1, alert);
    await eventually(() => expect(on.neighbours.asked.filter(({ to }) => to === mobile).map((one) => one.text)).toEqual([text]));
    expect(await on.rows('SELECT recipient, state::text FROM notifications WHERE case_no = $1 ORDER BY recipient', [alertId])).toEqual([
      { recipient: `account:${keeper}`, state: 'sent' },
      { recipient: `keepers:${orgCode}`, state: 'expanded' },
    ]);
    expect(on.neighbours.keysOf(other)).toEqual([]);
  });

  it('is told to the officers of the department where nobody keeps its systems', async () => {
    const [alertId, account, mobile] = [randomUUID(), randomUUID(), newMobile()];
    const orgCode = '11330203MB0A10048M';
    on.neighbours.accounts.set(account, mobile);
    on.neighbours.officers.set(orgCode, [account]);
    const alert = { alertId, systemId: randomUUID(), systemName: '住建审批系统', orgCode, kind: 'parked', figure: 1, raisedAt: at };
    await on.tell(SystemAlertRaisedV1, alert);
    await eventually(() => expect(on.neighbours.keysOf(mobile)).toHaveLength(1));
  });
});

describe('an invitation to rate', () => {
  const invite = (caseNo: string) =>
    on.tell(InvitationIssuedV1, {
      caseNo,
      itemCode: `${MARKET}4330100000001`,
      orgCode: MARKET,
      regionCode: REGION,
      at,
      invitationId: randomUUID(),
      occasion: 'closing',
      expiresAt: at,
    });

  it('carries a link made for it, the same one when it must be repeated', async () => {
    const mobile = newMobile();
    const caseNo = on.counterCase(mobile);
    on.neighbours.provider = 500;
    const before = on.neighbours.links;
    await invite(caseNo);
    await reaches(caseNo, 'parked');
    on.neighbours.provider = 200;
    await on.act((await only(caseNo)).notificationId, 'retry');
    await reaches(caseNo, 'sent');
    const texts = on.neighbours.asked.filter(({ to }) => to === mobile).map(({ text }) => text);
    expect(texts).toHaveLength(4);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain(`https://portal.example/rate#token-${before + 1}`);
    expect(new Set(on.neighbours.keysOf(mobile)).size).toBe(1);
  });

  it('is not sent when there is nothing to rate any more', async () => {
    const caseNo = on.counterCase(newMobile());
    on.neighbours.nothingToRate = true;
    await invite(caseNo);
    await reaches(caseNo, 'skipped');
    expect(await only(caseNo)).toMatchObject({ reason: 'nothingToRate' });
  });
});

describe('a message that cannot be sent', () => {
  it.each([
    ['refuses', 503, 'NOTIFICATION.GATEWAY_REFUSED'],
    ['does not answer', 0, 'NOTIFICATION.GATEWAY_AWAY'],
  ])('is tried as the schedule says and parked when the provider %s, then sent when an operator asks', async (_what, status, code) => {
    const mobile = newMobile();
    const caseNo = on.counterCase(mobile);
    on.neighbours.provider = status;
    await correction(caseNo);
    await reaches(caseNo, 'parked');
    const parked = await only(caseNo);
    expect(parked).toMatchObject({
      attempts: 3,
      lastError: code,
      sentAt: null,
      contactMasked: `${mobile.slice(0, 3)}****${mobile.slice(7)}`,
    });
    expect(new Set(on.neighbours.keysOf(mobile))).toEqual(new Set([parked.notificationId]));

    on.neighbours.provider = 200;
    const key = randomUUID();
    expect(await on.act(parked.notificationId, 'retry', key)).toMatchObject({ status: 200, body: { state: 'pending' } });
    expect(await on.act(parked.notificationId, 'retry', key)).toMatchObject({ status: 200, body: { state: 'pending' } });
    await reaches(caseNo, 'sent');
    expect(await on.act(parked.notificationId, 'drop')).toMatchObject({ status: 409, body: { code: 'NOTIFICATION.WRONG_STATE' } });
  });

  it('waits for a case that its service does not know yet', async () => {
    const caseNo = newCaseNo();
    await correction(caseNo);
    await reaches(caseNo, 'parked');
    const { notificationId, lastError } = await only(caseNo);
    expect(lastError).toBe('ACCEPTANCE.CASE_NOT_FOUND');
    expect(await on.act(notificationId, 'drop')).toMatchObject({ status: 200, body: { state: 'dropped' } });
    expect(await only(caseNo)).toMatchObject({ state: 'dropped' });
  });

  it('does not leave with a placeholder that has no value', async () => {
    const sql = "INSERT INTO templates (code, channel, language, version, text) VALUES ('case-refused', 'sms', 'zh', 2, '{nothing}')";
    await on.rows(sql);
    await on.rows("UPDATE notification_rules SET template_code = 'case-refused' WHERE code = 'correction-requested'");
    try {
      const mobile = newMobile();
      const caseNo = on.counterCase(mobile);
      await correction(caseNo);
      await reaches(caseNo, 'parked');
      expect(await only(caseNo)).toMatchObject({ lastError: 'NOTIFICATION.TEMPLATE_UNFIT' });
      expect(on.neighbours.keysOf(mobile)).toEqual([]);
    } finally {
      await on.rows("UPDATE notification_rules SET template_code = code WHERE code = 'correction-requested'");
    }
  });

  it('is skipped when nobody wrote a number down, until one is there', async () => {
    const caseNo = on.counterCase(null);
    await correction(caseNo);
    await reaches(caseNo, 'skipped');
    const { notificationId, reason, contactMasked } = await only(caseNo);
    expect([reason, contactMasked]).toEqual(['noContact', null]);
    on.neighbours.cases.set(caseNo, { accountId: null, mobile: newMobile() });
    await on.act(notificationId, 'retry');
    await reaches(caseNo, 'sent');
  });
});

describe('an account that was closed meanwhile', () => {
  it('is written to no more, and leaves nothing for an operator', async () => {
    const [caseNo, accountId] = [newCaseNo(), randomUUID()];
    on.neighbours.cases.set(caseNo, { accountId, mobile: null });
    await correction(caseNo);
    await reaches(caseNo, 'skipped');
    expect(await only(caseNo)).toMatchObject({ reason: 'noContact', attempts: 1, contactMasked: null });
  });
});

describe('several workers', () => {
  it('never send a message twice', async () => {
    on.neighbours.delayMs = 30;
    const mobiles = Array.from({ length: 20 }, newMobile);
    const cases = mobiles.map((mobile) => on.counterCase(mobile));
    await Promise.all(cases.map(correction));
    const send = on.service.get(SendNotifications);
    await eventually(async () => {
      await Promise.all([send.execute(3), send.execute(3), send.execute(3)]);
      expect((await Promise.all(cases.map(only))).every(({ state }) => state === 'sent')).toBe(true);
    });
    for (const mobile of mobiles) expect(on.neighbours.keysOf(mobile)).toHaveLength(1);
  });

  it('send the same text under the same key after one of them died', async () => {
    const mobile = newMobile();
    const caseNo = on.counterCase(mobile);
    // The worker dies between the provider's answer and its own note of it; its lease is over; the applicant has another number by now.
    const note = jest.spyOn(on.service.get(Notifications), 'sent').mockImplementationOnce(async () => {
      on.neighbours.cases.set(caseNo, { accountId: null, mobile: newMobile() });
      await on.rows('UPDATE notifications SET next_at = now() WHERE case_no = $1', [caseNo]);
      return false;
    });
    await correction(caseNo);
    await reaches(caseNo, 'sent');
    note.mockRestore();
    expect(on.neighbours.keysOf(mobile)).toHaveLength(2);
    const sent = on.neighbours.asked.filter(({ to }) => to === mobile);
    expect(sent[1]).toEqual(sent[0]);
  });
});

describe('the administration', () => {
  it('is for operators', async () => {
    expect((await on.list('', OFFICER)).status).toBe(403);
    expect((await on.service.call('/api/v1/admin/notifications')).status).toBe(401);
    expect(await on.act(randomUUID(), 'retry')).toMatchObject({ status: 404, body: { code: 'NOTIFICATION.NOT_FOUND' } });
  });

  it('pages through all of a state, each once, without numbers and texts', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { status, body } = await on.list(`state=sent&limit=7${cursor}`);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/138\d{8}|政务服务|token-/);
      seen.push(...body.items.map((item: { notificationId: string }) => item.notificationId));
      cursor = body.next === null ? '' : `&cursor=${encodeURIComponent(body.next)}`;
    } while (cursor !== '');
    const rows = await on.rows<{ id: string }>("SELECT id FROM notifications WHERE state = 'sent' ORDER BY id DESC");
    expect(seen).toEqual(rows.map(({ id }) => id));
  });
});

describe('at rest', () => {
  it('numbers and texts are encrypted, and kept only as long as there is something to send', async () => {
    const caseNo = on.counterCase(newMobile());
    on.neighbours.provider = 503;
    await correction(caseNo);
    await reaches(caseNo, 'parked');
    const kept = () =>
      on.rows<{ state: string }>('SELECT DISTINCT state FROM notifications WHERE contact_sealed IS NOT NULL OR text_sealed IS NOT NULL');
    expect(await kept()).toEqual([{ state: 'parked' }]);
    expect(JSON.stringify(await on.rows('SELECT * FROM notifications'))).not.toMatch(/138\d{8}|政务服务/);
    await on.act((await only(caseNo)).notificationId, 'drop');
    expect(await kept()).toEqual([]);
    expect(await on.rows("SELECT 1 FROM notifications WHERE state = 'sent' AND contact_masked IS NULL")).toEqual([]);
  });
});
