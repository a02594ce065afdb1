import Bowser from 'bowser';

/** 设备 — browser and system in the words of their makers; null where the header says nothing that is known. */
export interface Device {
  browser: string | null;
  system: string | null;
}

/** The name alone: versions tell more of a person than he needs to recognise his own device. */
export function deviceOf(userAgent: string | undefined): Device {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent.slice(0, 512));
  const name = (text: string | undefined): string | null => (text ? text.slice(0, 40) : null);
  return { browser: name(browser.name), system: name(os.name) };
}

/** 脱敏地址: enough to tell home from office, not enough to find either. */
export function maskAddress(address: string): string {
  if (!address.includes(':')) return address.split('.').slice(0, 2).concat('*', '*').join('.');
  return `${address.split(':').slice(0, 2).join(':') || ':'}:*`;
}
