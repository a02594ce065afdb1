import { lookup as systemLookup, promises as dns } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { readFile } from 'node:fs/promises';

export type Resolve = (host: string) => Promise<LookupAddress[]>;

const HOSTS = '/etc/hosts';
const ASK = { timeout: 2_000, tries: 2 } as const;

const bySystem: Resolve = (host) =>
  new Promise((resolve, reject) => systemLookup(host, { all: true }, (error, found) => (error ? reject(error) : resolve(found))));

/** Names of the machine's own network: those of one label, and those that its table of hosts knows. */
async function isOurs(host: string): Promise<boolean> {
  if (!host.includes('.')) return true;
  const table = await readFile(HOSTS, 'utf8').catch(() => '');
  const names = table.split('\n').flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1));
  return names.includes(host);
}

/**
 * 域名解析 — asks the name servers itself. The machine's resolver holds one of the process's few threads until the last name server has not
 * answered, ten seconds and more: a few names of others would keep everybody from looking up anything. It is asked for our own names only.
 */
export async function resolveName(host: string): Promise<LookupAddress[]> {
  if (await isOurs(host)) return bySystem(host);
  const resolver = new dns.Resolver(ASK);
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = answers.flatMap((answer, i) =>
    answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family: i === 0 ? 4 : 6 })) : [],
  );
  if (found.length > 0) return found;
  const cause = answers.find((answer) => answer.status === 'rejected')?.reason as unknown;
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
