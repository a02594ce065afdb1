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
  return target.among(['auth'], () =>
    withPeople(target, AT_ONCE, async (people) => {
      const storm = new Storm({ auth, people });
      try {
        const [idle, among] = await measureInTurn('login-storm', [load, { ...load, among: (slice) => storm.during(slice) }]);
        return [withoutFloor('login-storm-idle', idle!), withoutFloor('login-storm', among!), storm.logins(log)];
      } finally {
        storm.stop();
      }
    }),
  );
}

/** It has a process of its own: in this one its fifty browsers would stand before the answers whose times are taken. */
class Storm {
  private readonly child = fork(script, { execArgv: ['--no-warnings'] });
  private readonly order: StormOrder;
  private readonly reports: StormReport[] = [];

  constructor(order: StormOrder) {
    this.order = order;
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const ended = Promise.race([
      once(this.child, 'message').then(([report]) => report as StormReport),
      once(this.child, 'exit').then(([code]) => Promise.reject(new Error(`the storm ended with code ${String(code)}`))),
    ]);
    this.child.send(this.order);
    const result = await Promise.race([work(), ended.then(() => Promise.reject(new Error('the storm was over too early')))]);
    this.child.send('over');
    this.reports.push(await ended);
    return result;
  }

  logins(log: (line: string) => void): Workload {
    const sum = (of: (report: StormReport) => number): number => this.reports.reduce((all, report) => all + of(report), 0);
    const failed = this.reports.find(({ firstError }) => firstError !== undefined);
    if (failed) log(`a login failed: ${failed.firstError}`);
    const times = this.reports.flatMap((report) => report.times);
    return withoutFloor(
      'logins',
      measuredOf(
        times,
        sum(({ seconds }) => seconds),
        sum(({ errors }) => errors),
      ),
    );
  }

  stop(): void {
    this.child.kill();
  }
}
