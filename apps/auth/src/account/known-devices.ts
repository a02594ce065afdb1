import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';

/**
 * 常用设备 — a browser that logged in once carries a cookie that says so, good for this login only. Wrong passwords typed elsewhere never lock
 * such a browser out. The cookie opens nothing: who has it still needs the password.
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly cipher: FieldCipher) {}

  /** The cookie for the browser from which somebody has just logged in by `login`. */
  issue(login: string): string {
    const nonce = randomBytes(12).toString('base64url');
    return `${nonce}.${this.sign(login, nonce)}`;
  }

  /** The device's own name, by which its attempts are counted; undefined when we did not write the cookie for this login. */
  nameOf(login: string, cookie: string | null): string | undefined {
    const [nonce = '', signature = ''] = cookie?.split('.') ?? [];
    const expected = Buffer.from(this.sign(login, nonce));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected) ? nonce : undefined;
  }

  private sign(login: string, nonce: string): string {
    return this.cipher.lookupHash(`device:${normalLogin(login)}:${nonce}`);
  }
}

/** A login as it is compared, however it was typed. */
export const normalLogin = (typed: string): string => typed.trim().toLowerCase();
