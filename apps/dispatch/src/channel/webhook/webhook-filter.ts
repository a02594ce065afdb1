import type { OutgoingMessage } from '../system-channel.js';
import { INDISPENSABLE, type WebhookFilter } from './webhook-terms.js';

/**
 * Whether the system wants the message. Tasks that are its own, and that no longer are, it hears of whatever its filter says: which items are
 * its own its routes say. What does not say its item or region fits every filter.
 */
export function wants(filter: WebhookFilter, { type, data }: Pick<OutgoingMessage, 'type' | 'data'>): boolean {
  if (INDISPENSABLE.includes(type)) return true;
  const { itemCode, regionCode } = data as Readonly<Record<string, unknown>>;
  if (filter.types && !filter.types.includes(type)) return false;
  if (filter.itemCodes && typeof itemCode === 'string' && !filter.itemCodes.includes(itemCode)) return false;
  return !filter.regionCodes || typeof regionCode !== 'string' || filter.regionCodes.some((start) => regionCode.startsWith(start));
}
