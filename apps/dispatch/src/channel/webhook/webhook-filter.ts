import type { OutgoingMessage } from '../system-channel.js';
import type { WebhookFilter } from './webhook-terms.js';

/** Whether the system wants the message. What does not say its item or region fits every filter: better too much than a task nobody hears of. */
export function wants(filter: WebhookFilter, { type, data }: Pick<OutgoingMessage, 'type' | 'data'>): boolean {
  const { itemCode, regionCode } = data as Readonly<Record<string, unknown>>;
  if (filter.types && !filter.types.includes(type)) return false;
  if (filter.itemCodes && typeof itemCode === 'string' && !filter.itemCodes.includes(itemCode)) return false;
  return !filter.regionCodes || typeof regionCode !== 'string' || filter.regionCodes.some((start) => regionCode.startsWith(start));
}
