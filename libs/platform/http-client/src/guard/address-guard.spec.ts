import { describe, expect, it } from '@jest/globals';
import { AddressGuard, isNetwork } from './address-guard.js';

const strict = new AddressGuard();

describe('AddressGuard', () => {
  it.each([
    ['loopback', '127.0.0.1', '127.255.255.254', '::1'],
    ['private networks', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd12:3456::1', 'fc00::1'],
    ['link-local, with what tells machines their secrets', '169.254.169.254', 'fe80::1', 'fe80::1%eth0'],
    ['shared and special networks', '0.0.0.0', '100.64.0.1', '192.0.0.8', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', 'ff02::1'],
    [
      'IPv4 in the clothes of IPv6',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '0:0:0:0:0:ffff:a00:1',
      '64:ff9b::a00:1',
      '2002:a00:1::1',
      '2001:0:a00:1::1',
    ],
    ['what is no address', '', 'localhost', '1.2.3', '1.2.3.4.5'],
  ])('refuses %s', (_, ...addresses) => {
    expect(addresses.filter((address) => strict.permits(address))).toEqual([]);
  });

  it('permits public addresses, also right beside internal ones', () => {
    for (const address of [
      '1.1.1.1',
      '9.255.255.255',
      '11.0.0.0',
      '172.15.255.255',
      '172.32.0.0',
      '192.167.1.1',
      '2400:3200::1',
      '::ffff:1.1.1.1',
    ]) {
      expect([address, strict.permits(address)]).toEqual([address, true]);
    }
  });

  it('permits a network that is named, and nothing beside it', () => {
    const guard = new AddressGuard(['10.20.0.0/16', 'fd00:1::/32']);
    expect(['10.20.0.1', '::ffff:10.20.0.1', 'fd00:1::9'].map((a) => [guard.permits(a), guard.names(a)])).toEqual(
      Array(3).fill([true, true]),
    );
    expect(['10.21.0.1', '127.0.0.1', 'fd00:2::9'].map((a) => guard.permits(a))).toEqual([false, false, false]);
    expect([guard.permits('1.1.1.1'), guard.names('1.1.1.1')]).toEqual([true, false]);
  });

  it('takes blocks of addresses and nothing else', () => {
    expect(['10.0.0.0/8', '::1/128'].map(isNetwork)).toEqual([true, true]);
    for (const text of ['10.0.0.1', '10.0.0.0/33', 'fd00::/129', 'example.org/8', '']) {
      expect(isNetwork(text)).toBe(false);
      expect(() => new AddressGuard([text])).toThrow(RangeError);
    }
  });
});
