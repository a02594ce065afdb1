import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Standard Webhooks asks for 24 to 64 random bytes. */
const KEY_BYTES = 32;

/** 签名密钥 — `whsec_` and 32 random bytes in base64. */
export const newSigningSecret = (): string => PREFIX + randomBytes(KEY_BYTES).toString('base64');

/**
 * 签名头 — the headers of one attempt by Standard Webhooks 1.0: the message's id, the same in every repeat; the seconds of this attempt; and a
 * signature over both and the body with each secret that is good now, so that a receiver may change from one to the next when it likes. By
 * real time, also where the platform's clock is moved: the receiver does not know of that clock.
 */
export function webhookHeaders(id: string, body: string, secrets: readonly string[], at = Date.now()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${signatureOf(secret, `${id}.${timestamp}.${body}`)}`).join(' '),
  };
}

const signatureOf = (secret: string, content: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(content, 'utf8')
    .digest('base64');
