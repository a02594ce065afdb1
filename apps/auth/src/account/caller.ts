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

const DEVICE = new RegExp(`(?:^|;\\s*)${DEVICE_COOKIE}=([\\w.-]{20,120})(?:;|$)`);

export const callerOf = (request: IncomingMessage, addresses: ClientAddress): Caller => ({
  address: addresses.subjectOf(request),
  device: DEVICE.exec(request.headers.cookie ?? '')?.[1] ?? null,
});
