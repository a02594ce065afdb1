import type { LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { AddressGuard } from './address-guard.js';
import { CallFault } from './call-fault.js';
import type { Resolve } from './names.js';

/** What is wrong with an address that a socket is connected to, if anything. */
export function judge(guard: AddressGuard, address: string | undefined, secured: boolean): CallFault | undefined {
  if (address === undefined || !guard.permits(address)) return new CallFault('forbidden');
  return secured || guard.names(address) ? undefined : new CallFault('insecure');
}

/** The same of a host that is an address written out, of which there is no look-up. */
export const judgeSpelled = (guard: AddressGuard, host: string, secured: boolean): CallFault | undefined =>
  isIP(host) === 0 ? undefined : judge(guard, host, secured);

/** Gives a socket permitted addresses only. One forbidden among them spoils them all: whoever mixes them is up to something. */
export function permittedLookup(guard: AddressGuard, resolve: Resolve): LookupFunction {
  return (host, options: LookupOptions, callback) => {
    resolve(host).then(
      (found) => {
        const wanted = found.filter(({ family }) => !options.family || options.family === family);
        const [first] = wanted;
        if (!first) return callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
        if (!wanted.every(({ address }) => guard.permits(address))) return callback(new CallFault('forbidden'), '', 0);
        return options.all ? callback(null, wanted) : callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error as NodeJS.ErrnoException, '', 0),
    );
  };
}
