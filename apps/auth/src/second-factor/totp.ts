import { Secret, TOTP } from 'otpauth';

/** Shown by the officer's app beside the account. */
const ISSUER = '一网政务服务';
const PERIOD = 30;
/** A device's clock may be one step off, either way (RFC 6238 §5.2). */
const WINDOW = 1;

/** Of a copy: a small Buffer shares its memory with others. */
const generator = (secret: Uint8Array, label: string): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
  });

/** What an app is given: the address for a QR code, and the secret to be typed where there is no camera. */
export const totpOffer = (secret: Uint8Array, label: string): { secret: string; uri: string } => {
  const totp = generator(secret, label);
  return { secret: totp.secret.base32, uri: totp.toString() };
};

/** The step that a code belongs to; undefined for a wrong one. Milliseconds of real time: the owner's device knows no other. */
export function totpStep(secret: Uint8Array, code: string, at: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = generator(secret, '').validate({ token: code, timestamp: at, window: WINDOW });
  return delta === null ? undefined : Math.floor(at / 1000 / PERIOD) + delta;
}
