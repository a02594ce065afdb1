import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PERSONS } from '@yiwang/demo-data';
import { ApiClient } from '@yiwang/stack';
import { measureInTurn, measuredOf, type Load } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { withPeople } from './made-people.ts';
import type { StormOrder, StormReport } from './storm.ts';

const script = fileURLToPath(new URL('./storm.ts', import.meta.url));
const AT_ONCE = 50;
const CONNECTIONS = 4;

/** 登录高峰: fifty people log in by their passwords at once, again and again, while others ask auth something else. */
export async function loginStormWorkload(target: Target, seconds: number, log: (line: string) => void): Promise<Workload[]> {
  const { auth, gateway } = target.addresses;
  const token = await ApiClient.person(gateway, PERSONS.wangXiaoming.login).token();
  const me = { method: 'GET' as const, path: '/api/v1/me', headers: { authorization: `Bearer ${token}` } };
  const load: Load = { url: auth, connections: CONNECTIONS, seconds, requests: [me] };
  return target.among(['auth'], async () => {
    const [idle] = await measureInTurn('login-storm-idle', [load]);
    return withPeople(target, AT_ONCE, async (people) => {
      const [[among], { times, seconds: raged, errors, firstError }] = await during({ auth, people }, () =>
        measureInTurn('login-storm', [load]),
      );
      if (firstError !== undefined) log(`a login failed: ${firstError}`);
      const logins = withoutFloor('logins', measuredOf(times, raged, errors));
      return [withoutFloor('login-storm-idle', idle!), withoutFloor('login-storm', among!), logins];
    });
  });
}

/** The storm has a process of its own: in this one its fifty browsers would stand before the answers whose times are taken. */
async function during<T>(order: StormOrder, work: () => Promise<T>): Promise<[T, StormReport]> {
  const storm = fork(script, { execArgv: ['--no-warnings'] });
  const ended = Promise.race([
    once(storm, 'message').then(([report]) => report as StormReport),
    once(storm, 'exit').then(([code]) => Promise.reject(new Error(`the storm ended with code ${String(code)}`))),
  ]);
  try {
    storm.send(order);
    const result = await Promise.race([work(), ended.then(() => Promise.reject(new Error('the storm was over too early')))]);
    storm.send('over');
    return [result, await ended];
  } finally {
    storm.kill();
  }
}
