import { Socket } from 'node:net';
import type { AddressGuard } from './address-guard.js';
import { judge, judgeSpelled, permittedLookup } from './guarded-address.js';
import { type Resolve, resolveName, shared } from './names.js';

const lookUp = shared(resolveName);

/**
 * 出站连接 — a socket for protocols other than HTTP, by the rules of `GuardedHttp`: it connects to permitted addresses only, is judged once
 * more when it is connected, before its user hears of it, and ends with a CallFault otherwise.
 * @param secured whether TLS is spoken over it; without it only networks that the guard names are reached
 */
export class GuardedSocket extends Socket {
  constructor(
    private readonly guard: AddressGuard,
    private readonly secured: boolean,
    private readonly resolve: Resolve = lookUp,
  ) {
    super();
  }

  /** As drivers call it. Nothing is written to a socket that leads where it must not. */
  override connect(...args: unknown[]): this {
    const [port, host] = args as [number, string];
    const fault = judgeSpelled(this.guard, host, this.secured);
    if (fault) return this.destroy(fault);
    this.prependOnceListener('connect', () => {
      const wrong = judge(this.guard, this.remoteAddress, this.secured);
      if (wrong) this.destroy(wrong);
    });
    return super.connect({ port, host, lookup: permittedLookup(this.guard, this.resolve) });
  }
}
