import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { wants } from './webhook-filter.js';
import { newSigningSecret, webhookHeaders } from './webhook-signature.js';
import { goodSecrets, WebhookSecrets, WebhookSettings, webhookTerms } from './webhook-terms.js';

const BODY = '{"type":"cn.yiwang.department.task.assigned.v1","data":{"itemName":"食品经营许可"}}';
const verifies = (secret: string, headers: Record<string, string>, body = BODY): boolean => {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
};

describe('the signature of a webhook', () => {
  it('is verified by the public library, and by it no more once id, time, body or secret differ', () => {
    const secret = newSigningSecret();
    const headers = webhookHeaders('msg-1', BODY, [secret]);
    expect(verifies(secret, headers)).toBe(true);
    expect(verifies(newSigningSecret(), headers)).toBe(false);
    expect(verifies(secret, { ...headers, 'webhook-id': 'msg-2' })).toBe(false);
    expect(verifies(secret, { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1) })).toBe(false);
    expect(verifies(secret, headers, BODY.replace('食', '飲'))).toBe(false);
  });

  it('is the one that the public library makes', () => {
    const secret = newSigningSecret();
    const at = new Date(1_800_000_000_000);
    expect(webhookHeaders('msg-1', BODY, [secret], at.getTime())['webhook-signature']).toBe(new Webhook(secret).sign('msg-1', at, BODY));
  });

  it('is old for the public library after five minutes', () => {
    const secret = newSigningSecret();
    expect(verifies(secret, webhookHeaders('msg-1', BODY, [secret], Date.now() - 301_000))).toBe(false);
  });

  it('is made with every secret that is good, so that a receiver may change when it likes', () => {
    const [before, now] = [newSigningSecret(), newSigningSecret()];
    const headers = webhookHeaders('msg-1', BODY, [now, before]);
    expect([verifies(before, headers), verifies(now, headers)]).toEqual([true, true]);
    expect(headers['webhook-signature']!.split(' ')).toHaveLength(2);
  });
});

describe('the secrets of a webhook', () => {
  const until = new Date('2026-03-03T00:00:00Z');
  const shownBefore = new Date('2026-03-02T23:59:59Z');

  it('are issued with 32 random bytes, and the one before stays good until its time is over', () => {
    const first = webhookTerms.issue!({}, null);
    const second = webhookTerms.issue!(first.secrets, until);
    expect(Buffer.from(first.shown.slice('whsec_'.length), 'base64')).toHaveLength(32);
    const secrets = WebhookSecrets.parse(second.secrets);
    expect(goodSecrets(secrets, shownBefore)).toEqual([second.shown, first.shown]);
    expect(goodSecrets(secrets, until)).toEqual([second.shown]);
  });

  it('end at once where no overlap is given, as after a leak', () => {
    const first = webhookTerms.issue!({}, null);
    const second = webhookTerms.issue!(first.secrets, null);
    expect(WebhookSecrets.parse(second.secrets).signing).toEqual([{ secret: second.shown, until: null }]);
  });

  it('are never more than two', () => {
    let issued = webhookTerms.issue!({}, null);
    const shown = [issued.shown];
    for (let i = 0; i < 3; i++) shown.push((issued = webhookTerms.issue!(issued.secrets, until)).shown);
    expect(goodSecrets(WebhookSecrets.parse(issued.secrets), shownBefore)).toEqual([shown[3], shown[2]]);
  });
});

describe('the settings of a webhook', () => {
  it('need an address only', () => {
    expect(WebhookSettings.parse({ url: 'https://hooks.example.gov.cn/yiwang' })).toEqual({
      url: 'https://hooks.example.gov.cn/yiwang',
      timeoutSeconds: 15,
      filter: {},
    });
  });

  it.each([
    ['another scheme', { url: 'ftp://example.gov.cn/' }],
    ['credentials in the address', { url: 'https://user:pass@example.gov.cn/' }],
    ['a fragment', { url: 'https://example.gov.cn/#x' }],
    ['no address', {}],
    ['more than 15 s', { url: 'https://example.gov.cn/', timeoutSeconds: 16 }],
    ['a filter without the tasks', { url: 'https://example.gov.cn/', filter: { types: ['case.decided', 'task.recalled'] } }],
    [
      'a kind of message that there is not',
      { url: 'https://example.gov.cn/', filter: { types: ['task.assigned', 'task.recalled', 'task.x'] } },
    ],
    ['what is not known', { url: 'https://example.gov.cn/', secret: 'x' }],
  ])('refuse %s', (_, settings) => {
    expect(WebhookSettings.safeParse(settings).success).toBe(false);
  });
});

describe('the filter of a webhook', () => {
  const message = { type: 'case.decided', data: { itemCode: 'ITEM-A', regionCode: '330203' } } as const;

  it('lets everything through that fits all it says', () => {
    expect(wants({}, message)).toBe(true);
    expect(
      wants({ types: ['task.assigned', 'task.recalled', 'case.decided'], itemCodes: ['ITEM-A'], regionCodes: ['3302', '11'] }, message),
    ).toBe(true);
  });

  it('holds back another kind, another item, another region', () => {
    expect(wants({ types: ['task.assigned', 'task.recalled'] }, message)).toBe(false);
    expect(wants({ itemCodes: ['ITEM-B'] }, message)).toBe(false);
    expect(wants({ regionCodes: ['3301'] }, message)).toBe(false);
  });

  it('never holds back a task or its recall', () => {
    for (const type of ['task.assigned', 'task.recalled'] as const)
      expect(wants({ itemCodes: ['ITEM-B'], regionCodes: ['3301'] }, { ...message, type })).toBe(true);
  });
});
