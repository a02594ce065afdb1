import type { FieldCipher } from '@yiwang/access';
import { maskMobile } from '@yiwang/standards';

/** 手机号 of the mainland, eleven digits: the only ones that codes are sent to. */
export const MOBILE = /^1[3-9]\d{9}$/;

/** What a user's number is bound to. The number stood among his identity when the first of them were sealed, hence the name. */
export const mobileContext = (userId: string): string => `person_identities.mobile:${userId}`;

/** 手机号 as a user's row keeps it. */
export interface SealedMobile {
  encrypted: string;
  /** By which it is found; numbers are unique among those who may log in by them. */
  hash: string;
  masked: string;
}

export const mobileHash = (cipher: FieldCipher, mobile: string): string => cipher.lookupHash(`mobile:${mobile}`);

export const sealMobile = (cipher: FieldCipher, userId: string, mobile: string): SealedMobile => ({
  encrypted: cipher.encrypt(mobile, mobileContext(userId)),
  hash: mobileHash(cipher, mobile),
  masked: maskMobile(mobile),
});
