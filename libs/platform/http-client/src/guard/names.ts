import { lookup as systemLookup, promises as dns } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

export type Resolve = (host: string) => Promise<LookupAddress[]>;

const HOSTS = '/etc/hosts';
const ASK = { timeout: 2_000, tries: 2 } as const;
/** What the other family is waited for once one is there: some name servers drop the question for IPv6 without a word. */
const GRACE_MS = 300;

const bySystem: Resolve = (host) =>
  new Promise((resolve, reject) => systemLookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found))));

/** Names of the machine's own network: those of one label, and those that its table of hosts knows. */
async function isOurs(host: string, hosts: string): Promise<boolean> {
  if (!host.includes('.')) return true;
  const table = await readFile(hosts, 'utf8').catch(() => '');
  const names = table.split('\n').flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1));
  return names.includes(host);
}

/** Who is asked; otherwise the machine's name servers and its table of hosts. */
export interface Asked {
  servers?: readonly string[];
  hosts?: string;
}

/**
 * 域名解析 — asks the name servers itself. The machine's resolver holds one of the process's few threads until the last name server has not
 * answered, ten seconds and more: a few names of others would keep everybody from looking up anything. It is asked for our own names only.
 * Any other name has to be whole: no search domain is put behind it. Fails with the code `ENOTFOUND`.
 */
export async function resolveName(host: string, { servers, hosts = HOSTS }: Asked = {}): Promise<LookupAddress[]> {
  if (await isOurs(host, hosts)) return bySystem(host);
  const resolver = new dns.Resolver(ASK);
  if (servers) resolver.setServers(servers);
  const found: LookupAddress[] = [];
  const take = (family: 4 | 6) => (addresses: string[]) => void found.push(...addresses.map((address) => ({ address, family })));
  const families = [resolver.resolve4(host).then(take(4)), resolver.resolve6(host).then(take(6))];
  const all = Promise.allSettled(families);
  await Promise.any(families).catch(() => undefined);
  const late = new AbortController();
  await Promise.race([all, pause(GRACE_MS, undefined, { signal: late.signal, ref: false }).catch(() => undefined)]);
  late.abort();
  resolver.cancel();
  if (found.length > 0) return found;
  const cause = (await all).find((answer) => answer.status === 'rejected')?.reason as unknown;
  throw Object.assign(new Error(`no address of ${host}`, { cause }), { code: 'ENOTFOUND' });
}

/** One look-up of a name at a time, for all who wait for it. What was found is not kept: a name may lead elsewhere the next time. */
export function shared(resolve: Resolve): Resolve {
  const flying = new Map<string, Promise<LookupAddress[]>>();
  return (host) => {
    const known = flying.get(host);
    if (known) return known;
    const asked = resolve(host).finally(() => flying.delete(host));
    flying.set(host, asked);
    return asked;
  };
}
