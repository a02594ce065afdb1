import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { ClientAddress } from './client-address.js';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as never;

describe('client address', () => {
  it('is the peer when no proxy is trusted, whatever the peer claims', () => {
    const address = new ClientAddress([]);
    expect(address.of(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
    expect(address.chain(from('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7');
  });

  it('is the rightmost hop that is not a trusted proxy', () => {
    const address = new ClientAddress(['10.0.0.0/8', '192.0.2.1']);
    expect(address.of(from('10.1.1.1', '1.1.1.1, 198.51.100.9, 192.0.2.1'))).toBe('198.51.100.9');
    expect(address.chain(from('10.1.1.1', '198.51.100.9'))).toBe('198.51.100.9, 10.1.1.1');
    expect(address.of(from('203.0.113.7', '198.51.100.9'))).toBe('203.0.113.7');
  });

  it('is read with the port that some balancers write', () => {
    const address = new ClientAddress(['10.0.0.0/8']);
    expect(address.of(from('10.1.1.1', '9.9.9.9, 203.0.113.9:51234'))).toBe('203.0.113.9');
    expect(address.of(from('10.1.1.1', '9.9.9.9, [2001:db8::1]:443'))).toBe('2001:db8::1');
    expect(address.of(from('10.1.1.1', '9.9.9.9, [2001:db8::1]'))).toBe('2001:db8::1');
    expect(address.chain(from('10.1.1.1', '10.8.0.1, 203.0.113.9:51234'))).toBe('10.8.0.1, 203.0.113.9, 10.1.1.1');
    expect(address.of(from('10.1.1.1', '10.8.0.1, 203.0.113.9:51234'))).toBe('203.0.113.9');
  });

  it.each(['unknown', '_hidden', '', '999.1.1.1', '203.0.113.9:x', '[203.0.113.9'])(
    'is nothing that stands before the entry %j, which cannot be read',
    (entry) => {
      const address = new ClientAddress(['10.0.0.0/8']);
      expect(address.of(from('10.1.1.1', `9.9.9.9, ${entry}`))).toBe('10.1.1.1');
      expect(address.chain(from('10.1.1.1', `9.9.9.9, ${entry}`))).toBe('10.1.1.1');
      expect(address.of(from('10.1.1.1', `9.9.9.9, ${entry}, 10.2.2.2`))).toBe('10.2.2.2');
    },
  );

  it('reads addresses mapped into IPv6 as what they are', () => {
    expect(new ClientAddress(['10.0.0.0/8']).of(from('::ffff:10.0.0.1', '198.51.100.9'))).toBe('198.51.100.9');
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::5', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::198.51.100.1', '64:ff9b:0:0::/64'],
    ['198.51.100.1', '198.51.100.1'],
    ['::ffff:198.51.100.1', '198.51.100.1'],
  ])('counts %s as %s, since a subscriber of IPv6 may choose among his addresses', (address, subject) => {
    expect(new ClientAddress([]).subjectOf(from(address))).toBe(subject);
  });

  it('refuses a proxy that is no address', () => {
    expect(() => new ClientAddress(['proxy.example'])).toThrow('TRUSTED_PROXIES');
  });
});
