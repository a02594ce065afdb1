import pg from 'pg';
import type { Stack } from '../stack.ts';
import { waitFor } from './narrator.ts';
import { reconcileMoney } from './reconcile-money.ts';
import { reconcileNotifications } from './reconcile-notifications.ts';
import { reconcileParcels } from './reconcile-parcels.ts';
import { closedCases, invitations, reconcileRatings } from './reconcile-ratings.ts';
import type { Check, Reader, Scene } from './scene.ts';

/** Reads every service's own database, as an auditor would, and compares. */
export async function reconcile({ stack, ledger: { filed, expectedTasks, byCourier }, sms }: Scene): Promise<Check[]> {
  const read = reader(stack);
  const cases = [...expectedTasks.keys()];
  const tasks = [...expectedTasks.values()].reduce((sum, n) => sum + n, 0);
  const producers = ['acceptance', 'dispatch', 'payment', 'evaluation'] as const;

  await waitFor('the invitations of the closed cases', async () => (await invitations(read)) === (await closedCases(read)), 15_000).catch(
    () => undefined,
  );

  await waitFor('the outboxes to be empty', async () => {
    const unsent = await Promise.all(producers.map((name) => read(name, 'SELECT count(*) AS n FROM outbox WHERE sent_at IS NULL')));
    return unsent.every((n) => n === 0);
  });
  const facts = (await Promise.all(producers.map((name) => read(name, 'SELECT count(*) AS n FROM outbox')))).reduce((sum, n) => sum + n, 0);
  const inTimeline = () => read('monitoring', 'SELECT count(*) AS n FROM timeline');
  await waitFor('monitoring to have caught up', async () => (await inTimeline()) >= facts, 15_000).catch(() => undefined);

  const letters = await Promise.all(
    (['catalogue', 'acceptance', 'dispatch', 'monitoring', 'payment', 'evaluation', 'notification'] as const).map((name) =>
      read(name, "SELECT count(*) AS n FROM dead_letters WHERE state = 'open'"),
    ),
  );
  return [
    {
      name: 'acknowledged filings that exist (已回执的申报)',
      expected: filed.length,
      found: await read('acceptance', 'SELECT count(*) AS n FROM cases WHERE case_no = ANY($1)', [filed]),
    },
    {
      name: 'handling tasks of the accepted cases (受理件的任务)',
      expected: tasks,
      found: await read('dispatch', "SELECT count(*) AS n FROM tasks WHERE purpose = 'handling' AND case_no = ANY($1)", [cases]),
    },
    { name: 'facts of all services in the timeline (监察时间线)', expected: facts, found: await inTimeline() },
    {
      name: 'different facts among them (不重复)',
      expected: facts,
      found: await read('monitoring', 'SELECT count(DISTINCT event_id) AS n FROM timeline'),
    },
    ...(await reconcileMoney(read)),
    ...(await reconcileParcels(read, byCourier)),
    ...(await reconcileRatings(read)),
    ...(await reconcileNotifications(read, sms)),
    { name: 'open dead letters (死信)', expected: 0, found: letters.reduce((sum, n) => sum + n, 0) },
  ];
}

function reader(stack: Stack): Reader {
  return async (service, sql, params = []) => {
    const client = new pg.Client({ connectionString: stack.services[service].databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ n: string }>(sql, params);
      return Number(rows[0]?.n);
    } finally {
      await client.end();
    }
  };
}
