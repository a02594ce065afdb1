import type { FieldCipher } from '@yiwang/access';

/** 会话标识 — what tokens, lists and ended access call a session of the provider: `oidc_payloads.uid_hash` of it, never its own identifiers. */
export const sidOf = (cipher: FieldCipher, uid: string): string => cipher.lookupHash(`oidc:${uid}`);
