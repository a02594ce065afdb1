import { constants, setPriority } from 'node:os';
import { DEMO_PASSWORD, PUBLIC_CLIENTS } from '@yiwang/demo-data';
import { loginWithPassword } from '@yiwang/stack';

/** What the storm is told to begin; `over` ends it, with the last of the fifty, until it is told again. */
export interface StormOrder {
  auth: string;
  people: string[];
}

export interface StormReport {
  times: number[];
  seconds: number;
  errors: number;
  firstError?: string;
}

// The fifty browsers run on machines of their own elsewhere: here they stand behind what is measured.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const [{ clientId }, redirectUri] = [PUBLIC_CLIENTS.portal, 'http://127.0.0.1/callback'];
let going = false;

async function logIn(auth: string, login: string, report: StormReport): Promise<void> {
  const began = performance.now();
  try {
    await loginWithPassword({ issuer: `${auth}/oidc`, clientId, redirectUri, login, password: DEMO_PASSWORD });
    report.times.push(performance.now() - began);
  } catch (error) {
    report.errors++;
    report.firstError ??= String(error);
  }
}

/** All of them log in at once, and when the last has done so, again. */
async function rage({ auth, people }: StormOrder): Promise<void> {
  const report: StormReport = { times: [], seconds: 0, errors: 0 };
  const began = performance.now();
  while (going) await Promise.all(people.map((login) => logIn(auth, login, report)));
  report.seconds = (performance.now() - began) / 1000;
  process.send!(report);
}

process.on('message', (order: StormOrder | 'over') => {
  going = order !== 'over';
  if (order !== 'over') void rage(order);
});
process.once('disconnect', () => process.exit(0));
