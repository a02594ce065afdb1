import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { ClientAddress } from '@yiwang/http-api';
import { deviceIn, FACTOR_COOKIE } from '../account/caller.js';
import { KnownDevices } from '../account/known-devices.js';

/** 来源 of a code: whom wrong ones are counted against. */
export interface CodeOrigin {
  /** A browser, an address or a session. */
  of: string;
  /** Whether the second factor was shown from there before: nobody else's wrong codes concern it, and its own are counted by themselves. */
  proved: boolean;
  address?: string;
}

const subjectOf = (userId: string): string => `second factor of ${userId}`;

/** Who calls the API in a session has shown, to begin it, whatever his login needs. */
export const originOfSession = ({ id, sessionId }: Principal): CodeOrigin => ({ of: `session:${sessionId ?? id}`, proved: true });

/** 常用设备 of the second factor: a browser from which it was shown carries a cookie of its own that says so, good for this user only. */
@Injectable()
export class FactorDevices {
  constructor(
    private readonly devices: KnownDevices,
    private readonly addresses: ClientAddress,
  ) {}

  originOf(request: IncomingMessage, userId: string): CodeOrigin {
    const address = this.addresses.subjectOf(request);
    const device = this.devices.nameOf(subjectOf(userId), deviceIn(request, FACTOR_COOKIE));
    return device === undefined ? { of: `from:${address}`, proved: false, address } : { of: `on:${device}`, proved: true, address };
  }

  /** The value of that cookie. */
  issue(userId: string): string {
    return this.devices.issue(subjectOf(userId));
  }
}
