import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const plain = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address);

/** The network that one subscriber of IPv6 is given (RFC 6177: at least a /64), all of whose addresses are his to choose from. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const last = tail === '' ? [] : tail.split(':');
    const dotted = last.at(-1)?.includes('.') ? 1 : 0;
    groups.push(...Array<string>(8 - groups.length - last.length - dotted).fill('0'), ...last);
  }
  const upper = groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${upper.join(':')}::/64`;
}

/**
 * Who is calling, by address. `X-Forwarded-For` is believed only as far as proxies of ours wrote it: read from the right, the first
 * address that is none of them is the client. Otherwise anybody could choose the address that the rate limit counts. What cannot be read ends
 * the walk: to the left of it stands what the caller made up.
 */
export class ClientAddress {
  private readonly trusted: BlockList | undefined;

  constructor(proxies: readonly string[]) {
    if (proxies.length === 0) return;
    this.trusted = new BlockList();
    for (const proxy of proxies) {
      const [address = '', bits] = proxy.split('/');
      if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES: ${proxy} is neither an address nor a CIDR block`);
      if (bits === undefined) this.trusted.addAddress(address, family(address));
      else this.trusted.addSubnet(address, Number(bits), family(address));
    }
  }

  of(request: IncomingMessage): string {
    const peer = plain(request.socket.remoteAddress ?? '');
    if (!this.isTrusted(peer)) return peer;
    const hops = forwardedFor(request);
    return hops.findLast((hop) => !this.isTrusted(hop)) ?? hops[0] ?? peer;
  }

  /** Whom a rate limit counts: the address, or the whole network of an IPv6 subscriber. */
  subjectOf(request: IncomingMessage): string {
    return networkOf(this.of(request));
  }

  /** The `X-Forwarded-For` to hand on: what trusted proxies wrote, and the peer. */
  chain(request: IncomingMessage): string {
    const peer = plain(request.socket.remoteAddress ?? '');
    return this.isTrusted(peer) ? [...forwardedFor(request), peer].join(', ') : peer;
  }

  /** Whether the peer is a proxy of ours, so that its other `X-Forwarded-*` headers are believed. */
  viaTrustedProxy(request: IncomingMessage): boolean {
    return this.trusted !== undefined && this.isTrusted(plain(request.socket.remoteAddress ?? ''));
  }

  private isTrusted(address: string): boolean {
    return this.trusted !== undefined && isIP(address) !== 0 && this.trusted.check(address, family(address));
  }
}

/** Some balancers write the port too: `203.0.113.9:51234`, `[2001:db8::1]:443`. */
const PORT = /^(?:\[([^\]]*)\](?::\d+)?|([\d.]+):\d+)$/;

function addressOf(hop: string): string {
  const [, bracketed, dotted] = PORT.exec(hop) ?? [];
  return plain(bracketed ?? dotted ?? hop);
}

/** The readable hops at the right end, from left to right. */
function forwardedFor(request: IncomingMessage): string[] {
  const hops = [request.headers['x-forwarded-for'] ?? []]
    .flat()
    .flatMap((header) => header.split(','))
    .map((hop) => addressOf(hop.trim()));
  return hops.slice(hops.findLastIndex((hop) => isIP(hop) === 0) + 1);
}
