import { DEMO_PASSWORD, PERSONS, PUBLIC_CLIENTS } from '@yiwang/demo-data';
import { ApiClient, loginWithPassword } from '@yiwang/stack';
import { measureInTurn, measuredOf, type Load } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { makePeople } from './made-people.ts';

const AT_ONCE = 50;
const CONNECTIONS = 4;

/** 登录高峰: fifty people log in by their passwords at once, again and again, while others ask auth something else. */
export async function loginStormWorkload(target: Target, seconds: number): Promise<Workload[]> {
  const token = await ApiClient.person(target.addresses.gateway, PERSONS.wangXiaoming.login).token();
  const me = { method: 'GET' as const, path: '/api/v1/me', headers: { authorization: `Bearer ${token}` } };
  const load: Load = { url: target.addresses.auth, connections: CONNECTIONS, seconds, requests: [me] };
  const people = await makePeople(target, AT_ONCE);
  const [idle] = await measureInTurn('login-storm-idle', [load]);

  let going = true;
  const times: number[] = [];
  const faults: unknown[] = [];
  const began = performance.now();
  const storm = (async () => {
    while (going) await Promise.all(people.map((login) => logIn(target.addresses.auth, login, times, faults)));
  })();
  try {
    const [among] = await measureInTurn('login-storm', [load]);
    going = false;
    await storm;
    if (faults.length > 0) throw new Error(`${faults.length} logins failed, the first: ${String(faults[0])}`);
    const logins = measuredOf(times, (performance.now() - began) / 1000, faults.length);
    return [withoutFloor('login-storm-idle', idle!), withoutFloor('login-storm', among!), withoutFloor('logins', logins)];
  } finally {
    going = false;
  }
}

async function logIn(auth: string, login: string, times: number[], faults: unknown[]): Promise<void> {
  const { clientId } = PUBLIC_CLIENTS.portal;
  const began = performance.now();
  try {
    const redirectUri = 'http://127.0.0.1/callback';
    await loginWithPassword({ issuer: `${auth}/oidc`, clientId, redirectUri, login, password: DEMO_PASSWORD });
    times.push(performance.now() - began);
  } catch (error) {
    faults.push(error);
  }
}
