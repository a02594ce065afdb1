import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestService, type TestPrincipal } from '@yiwang/testing';
import { MessageChannel } from '../src/channel/message-channel.js';
import { notification } from '../src/notification.service.js';
import { NotificationUnderTest, OPERATOR } from './harness.js';

const AUTH: TestPrincipal = { kind: 'service', id: 'svc-auth', clientId: 'svc-auth' };
const PATH = '/api/v1/internal/one-time-codes';

let on: NotificationUnderTest;
beforeAll(async () => {
  on = await NotificationUnderTest.start();
});
afterAll(() => on?.stop());
beforeEach(() => {
  on.neighbours.provider = 200;
});

const body = (over: object = {}) => ({
  codeId: randomUUID(),
  mobile: '13900000001',
  purpose: 'login',
  code: '012345',
  minutes: 5,
  ...over,
});

describe('a one-time code', () => {
  it('reaches the provider before the caller has his answer, says what it is for, and is kept nowhere', async () => {
    const asked = body();
    expect(await on.service.call(PATH, { body: asked, as: AUTH })).toMatchObject({ status: 202, body: { codeId: asked.codeId } });
    expect(on.neighbours.asked.at(-1)).toEqual({
      key: asked.codeId,
      to: '13900000001',
      text: '【一网政务】验证码012345，5分钟内有效，用于登录。请勿告诉他人，工作人员不会向您索要。',
    });
    const tables = await on.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' GROUP BY table_name HAVING bool_or(data_type IN ('text', 'json', 'jsonb'))`,
    );
    for (const { name } of tables) {
      const found = await on.rows(`SELECT 1 FROM ${name} t WHERE t::text LIKE '%13900000001%' OR t::text LIKE '%012345%'`);
      expect([name, found]).toEqual([name, []]);
    }
  });

  it.each(['register', 'login', 'recover', 'newMobile', 'oldMobile', 'password', 'close', 'window', 'windowMobile'])(
    'has a text of its own for %s',
    async (purpose) => {
      expect((await on.service.call(PATH, { body: body({ purpose }), as: AUTH })).status).toBe(202);
      const texts = await on.rows<{ text: string }>('SELECT text FROM templates WHERE code = $1', [`one-time-code.${purpose}`]);
      expect(texts).toHaveLength(2);
      expect(texts.every(({ text }) => text.includes('{code}') && text.includes('{minutes}'))).toBe(true);
    },
  );

  it('fails at once where the provider fails', async () => {
    on.neighbours.provider = 500;
    expect(await on.service.call(PATH, { body: body(), as: AUTH })).toMatchObject({
      status: 503,
      body: { code: 'NOTIFICATION.GATEWAY_REFUSED' },
    });
  });

  it.each<[string, TestPrincipal]>([
    ['an operator', OPERATOR],
    ['another service', { kind: 'service', id: 'svc-payment', clientId: 'svc-payment' }],
    ['a person who calls himself the service', { kind: 'person', id: randomUUID(), clientId: 'svc-auth' }],
  ])('is sent for nobody else: %s', async (_, as) => {
    const before = on.neighbours.asked.length;
    expect(await on.service.call(PATH, { body: body(), as })).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    expect(on.neighbours.asked).toHaveLength(before);
  });

  it.each([{ mobile: '057488888888' }, { code: 'abcdef' }, { purpose: 'gossip' }, { minutes: 0 }])('is refused for %j', async (over) => {
    expect(await on.service.call(PATH, { body: body(over), as: AUTH })).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
  });
});

describe('a notice to a number of before', () => {
  const NOTICES = '/api/v1/internal/account-notices';
  const notice = (over: object = {}) => ({ noticeId: randomUUID(), mobile: '13900000009', about: 'mobileChanged', ...over });

  it('reaches the provider before the caller has his answer, and names nobody', async () => {
    const asked = notice();
    expect(await on.service.call(NOTICES, { body: asked, as: AUTH })).toMatchObject({ status: 202, body: { noticeId: asked.noticeId } });
    expect(on.neighbours.asked.at(-1)).toEqual({
      key: asked.noticeId,
      to: '13900000009',
      text: '【一网政务】原绑定本手机号的政务服务账号已改绑其他手机号。如非本人操作，请尽快携带身份证件到政务服务窗口办理。',
    });
  });

  it('is sent for nobody but auth, and about nothing else', async () => {
    const before = on.neighbours.asked.length;
    const other: TestPrincipal = { kind: 'service', id: 'svc-payment', clientId: 'svc-payment' };
    expect(await on.service.call(NOTICES, { body: notice(), as: other })).toMatchObject({
      status: 403,
      body: { code: 'ACCESS.FORBIDDEN' },
    });
    expect(await on.service.call(NOTICES, { body: notice({ about: 'gossip' }), as: AUTH })).toMatchObject({ status: 400 });
    expect(on.neighbours.asked).toHaveLength(before);
  });
});

describe('the post box of development', () => {
  let sandbox: TestService;
  beforeAll(async () => {
    sandbox = await TestService.start(notification, { MESSAGE_CHANNEL: 'sandbox' });
  });
  afterAll(() => sandbox?.stop());

  it('shows what a number got, the newest first, each message once, and keeps the last twenty', async () => {
    const channel = sandbox.get(MessageChannel);
    for (let i = 0; i < 22; i++) await channel.send({ id: `m-${i}`, to: '13900000002', text: `text ${i}` });
    await channel.send({ id: 'm-21', to: '13900000002', text: 'again' });
    await channel.send({ id: 'other', to: '13900000003', text: 'for another' });
    const { status, body: inbox } = await sandbox.call('/sandbox/messages/13900000002');
    expect([status, inbox.messages.length, inbox.messages[0].text, inbox.messages[19].text]).toEqual([200, 20, 'text 21', 'text 2']);
  });

  it('does not exist where messages go elsewhere', async () => {
    expect(await on.service.call('/sandbox/messages/13900000002')).toMatchObject({ status: 404, body: { code: 'HTTP.ROUTE_NOT_FOUND' } });
  });
});
