import { DEMO_PASSWORD, PERSONS, PUBLIC_CLIENTS } from '@yiwang/demo-data';
import { ApiClient, loginWithPassword } from '@yiwang/stack';
import { measureInTurn, measuredOf, type Load } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { withPeople } from './made-people.ts';

const AT_ONCE = 50;
const CONNECTIONS = 4;

/** 登录高峰: fifty people log in by their passwords at once, again and again, while others ask auth something else. */
export async function loginStormWorkload(target: Target, seconds: number, log: (line: string) => void): Promise<Workload[]> {
  const { auth, gateway } = target.addresses;
  const token = await ApiClient.person(gateway, PERSONS.wangXiaoming.login).token();
  const me = { method: 'GET' as const, path: '/api/v1/me', headers: { authorization: `Bearer ${token}` } };
  const load: Load = { url: auth, connections: CONNECTIONS, seconds, requests: [me] };
  const [idle] = await measureInTurn('login-storm-idle', [load]);
  return withPeople(target, AT_ONCE, async (people) => {
    const storm = new Storm(auth, people, log);
    const [among] = await storm.during(() => measureInTurn('login-storm', [load]));
    return [withoutFloor('login-storm-idle', idle!), withoutFloor('login-storm', among!), storm.logins()];
  });
}

/** All of them log in at once, and when the last has done so, again. */
class Storm {
  private readonly times: number[] = [];
  private readonly auth: string;
  private readonly people: readonly string[];
  private errors = 0;
  private seconds = 0;

  private readonly log: (line: string) => void;

  constructor(auth: string, people: readonly string[], log: (line: string) => void) {
    this.auth = auth;
    this.people = people;
    this.log = log;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    let going = true;
    const began = performance.now();
    const storm = (async () => {
      while (going) await Promise.all(this.people.map((login) => this.logIn(login)));
    })();
    try {
      return await work();
    } finally {
      going = false;
      await storm;
      this.seconds = (performance.now() - began) / 1000;
    }
  }

  logins(): Workload {
    return withoutFloor('logins', measuredOf(this.times, this.seconds, this.errors));
  }

  private async logIn(login: string): Promise<void> {
    const [{ clientId }, redirectUri, began] = [PUBLIC_CLIENTS.portal, 'http://127.0.0.1/callback', performance.now()];
    try {
      await loginWithPassword({ issuer: `${this.auth}/oidc`, clientId, redirectUri, login, password: DEMO_PASSWORD });
      this.times.push(performance.now() - began);
    } catch (error) {
      if (this.errors++ === 0) this.log(`a login failed: ${String(error)}`);
    }
  }
}
