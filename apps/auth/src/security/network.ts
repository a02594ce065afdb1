import { isIP } from 'node:net';

/**
 * The network of an address (or of the /64 that limits count), by which attacks are gathered without keeping who it was: IPv4 /24, IPv6 /48;
 * undefined for what is none.
 */
export function networkOf(caller: string): string | undefined {
  const address = caller.replace(/\/64$/, '');
  const version = isIP(address);
  if (version === 0) return undefined;
  if (version === 4) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const groups = wholeIpv6(address);
  return `${groups.slice(0, 3).join(':')}::/48`;
}

/** Its eight groups; a dotted end counts as two. */
function wholeIpv6(address: string): string[] {
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const groupsOf = (part: string): string[] =>
    part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [parseInt(group, 16).toString(16)]));
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  return tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
