import type { Principal } from '@yiwang/access';
import type { IdempotentRequest } from '@yiwang/http-api';

/**
 * The key of a request at a counter belongs to the counter, not to the clerk: when one window fails and the next one sends the same again,
 * under the same key, it is the same filing. Receipts carry no personal data, so that colleagues may hear them.
 */
export function counterKey(request: IdempotentRequest, { kind, orgCode }: Principal): IdempotentRequest {
  return kind === 'officer' && orgCode !== undefined ? { ...request, scope: `counter:${orgCode}` } : request;
}
