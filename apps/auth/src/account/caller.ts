import type { IncomingMessage } from 'node:http';
import type { ClientAddress } from '@yiwang/http-api';

/** 来源 — where an attempt comes from, as far as limits look at it. */
export interface Caller {
  /** The address, or the network of an IPv6 subscriber. */
  address: string;
  /** What the browser's cookie says; only `KnownDevices` can tell whether we wrote it. */
  device: string | null;
}

export const DEVICE_COOKIE = 'yw_device';
/** The same of a browser from which the second factor was shown. */
export const FACTOR_COOKIE = 'yw_factor';

const WRITTEN = Object.fromEntries(
  [DEVICE_COOKIE, FACTOR_COOKIE].map((name) => [name, new RegExp(`(?:^|;\\s*)${name}=([\\w.-]{20,120})(?:;|$)`)]),
);

/** What such a cookie says. */
export const deviceIn = ({ headers }: IncomingMessage, cookie: typeof DEVICE_COOKIE | typeof FACTOR_COOKIE): string | null =>
  WRITTEN[cookie]?.exec(headers.cookie ?? '')?.[1] ?? null;

export const callerOf = (request: IncomingMessage, addresses: ClientAddress): Caller => ({
  address: addresses.subjectOf(request),
  device: deviceIn(request, DEVICE_COOKIE),
});
