import { timingSafeEqual } from 'node:crypto';
import type { FieldCipher } from '@yiwang/access';

/**
 * The form's token: a keyed hash of the interaction, whose id lives in a signed cookie of the same browser. Another site knows neither
 * the key nor, for this browser, the interaction.
 */
export const csrfToken = (cipher: FieldCipher, interactionUid: string): string => cipher.lookupHash(`csrf:${interactionUid}`);

export function isFromOurForm(cipher: FieldCipher, interactionUid: string, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const expected = Buffer.from(csrfToken(cipher, interactionUid));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
