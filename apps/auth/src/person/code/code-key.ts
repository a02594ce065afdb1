import type { FieldCipher } from '@yiwang/access';
import type { IdempotentRequest } from '@yiwang/http-api';

/**
 * 幂等 without a login: the code is the key. The same request again, by whoever has the code, hears the first answer; another one with the
 * same code finds it used. The hash is a keyed one: a plain hash of a number and a code could be guessed back.
 */
export const codeKey = (cipher: FieldCipher, route: string, codeId: string, body: object): IdempotentRequest => ({
  scope: 'one-time-code',
  route,
  key: codeId,
  bodyHash: cipher.lookupHash(`code-request:${JSON.stringify(body)}`),
});
