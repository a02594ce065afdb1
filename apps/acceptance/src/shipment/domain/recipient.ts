import { maskMobile, maskName } from '@yiwang/standards';

/** 收件人 — to whom a courier takes the result. In clear only for the courier; at rest it is sealed. */
export interface Recipient {
  name: string;
  /** Mainland mobile number, 11 digits. */
  mobile: string;
  address: string;
}

const SHOWN = 6;

/** What views show: the region that an address begins with, and nothing by which a door is found. */
export function maskedRecipient({ name, mobile, address }: Recipient): Recipient {
  const characters = [...address];
  const shown = Math.min(SHOWN, Math.floor(characters.length / 3));
  return { name: maskName(name), mobile: maskMobile(mobile), address: `${characters.slice(0, shown).join('')}****` };
}
