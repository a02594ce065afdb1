import { BlockList, isIP, isIPv4 } from 'node:net';

/** Special-purpose address blocks (IANA registries, RFC 6890): our own machine and network, other private ones, and what is no address of one machine. */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of the only block of IPv6 that is in general use: protocol assignments with Teredo, documentation, and 6to4, which carries an IPv4 address. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const GENERAL_IPV6 = ['2000::/3'];

const NETWORK = /^(.+)\/(\d{1,3})$/;

function split(network: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | undefined {
  const [, address = '', digits = ''] = NETWORK.exec(network) ?? [];
  const version = isIP(address);
  const prefix = Number(digits);
  if (version === 0 || prefix > (version === 4 ? 32 : 128)) return undefined;
  return { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Whether the text is a block of addresses in CIDR notation: `10.1.0.0/16`, `fd00:1::/32`. */
export const isNetwork = (text: string): boolean => split(text) !== undefined;

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const parts = split(network);
    if (parts === undefined) throw new RangeError(`not a block of addresses: ${network}`);
    list.addSubnet(parts.address, parts.prefix, parts.family);
  }
  return list;
}

const special = listOf([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const general = listOf(GENERAL_IPV6);

/** An IPv4 address in the clothes of IPv6 (`::ffff:10.0.0.1`, `::ffff:a00:1`) is what it carries. */
function plain(address: string): string {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  if (isIP(bare) !== 6) return bare;
  const mapped = new URL(`http://[${bare}]/`).hostname.slice(1, -1); // in its shortest spelling
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(mapped) ?? [];
  if (high === undefined || low === undefined) return mapped;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

/**
 * 出站地址守卫 — which addresses may be called when somebody outside says where to call. Public ones are; internal, local and special ones
 * are not, unless their network is named (a government extranet, the loopback of a development machine).
 */
export class AddressGuard {
  private readonly named: BlockList;

  /** @param networks blocks in CIDR notation. @throws RangeError when one is none */
  constructor(networks: readonly string[] = []) {
    this.named = listOf(networks);
  }

  permits(address: string): boolean {
    if (this.names(address)) return true;
    const bare = plain(address);
    if (isIPv4(bare)) return !special.check(bare, 'ipv4');
    return isIP(bare) === 6 && general.check(bare, 'ipv6') && !special.check(bare, 'ipv6');
  }

  /** Whether the address lies in a network that was named, and may therefore be called without TLS as well. */
  names(address: string): boolean {
    const bare = plain(address);
    const version = isIP(bare);
    return version !== 0 && this.named.check(bare, version === 4 ? 'ipv4' : 'ipv6');
  }
}
