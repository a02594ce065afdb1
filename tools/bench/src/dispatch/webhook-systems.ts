import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { FieldCipher } from '@yiwang/access';
import pg from 'pg';
import { dataKeyOf } from '../acceptance/seed-cases.ts';
import { superuserUrl, type Target } from '../target.ts';
import { Reader } from './readers.ts';

const script = fileURLToPath(new URL('./webhook-receiver.mjs', import.meta.url));

export interface WebhookSystem {
  id: string;
  /** Its path at the receiver. */
  name: string;
  orgCode: string;
}

interface Habit {
  orgCode: string;
  /** Until it answers. */
  delayMs?: number;
  /** Its address takes no connections. */
  dead?: boolean;
}

/**
 * Department systems that are called: one receiver for all of them, and a registered, live system for each. Past the API, for a hundred
 * systems would otherwise go through their tests first.
 */
export class WebhookSystems extends Reader {
  readonly systems: readonly WebhookSystem[];
  private readonly child: ChildProcess;
  private readonly database: pg.Client;

  private constructor(child: ChildProcess, database: pg.Client, systems: readonly WebhookSystem[]) {
    super();
    this.child = child;
    this.database = database;
    this.systems = systems;
    child.on('message', (message) => {
      for (const { caseNo, at } of message as { caseNo: string; at: number }[]) this.note(caseNo, at);
    });
    child.on('exit', (code) => (this.ended = `exit code ${code}`));
  }

  static async start(target: Target, habits: readonly Habit[]): Promise<WebhookSystems> {
    const named = habits.map((habit, n) => ({ ...habit, id: randomUUID(), name: `s${n}` }));
    const delays = Object.fromEntries(named.map(({ name, delayMs = 0 }) => [name, delayMs]));
    const child = fork(script, [], {
      env: { PATH: process.env['PATH'] ?? '', DELAYS: JSON.stringify(delays) },
      execArgv: ['--no-warnings'],
    });
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    const database = new pg.Client({ connectionString: superuserUrl(target, 'dispatch') });
    await database.connect();
    const cipher = new FieldCipher(dataKeyOf(target.env));
    for (const { id, name, orgCode, dead } of named) {
      const secrets = { signing: [{ secret: `whsec_${randomBytes(32).toString('base64')}`, until: null }] };
      // Port 9 (discard): nothing listens there.
      const settings = { url: `http://127.0.0.1:${dead ? 9 : port}/${name}`, timeoutSeconds: 15, filter: {} };
      await database.query(
        `INSERT INTO department_systems (id, org_code, name, channel, client_id, state, settings, secrets)
         VALUES ($1, $2, $3, 'webhook', $4, 'live', $5, $6)`,
        [id, orgCode, `bench ${name}`, `bench-${id}`, settings, cipher.encrypt(JSON.stringify(secrets), `department-system:${id}:secrets`)],
      );
    }
    return new WebhookSystems(child, database, named);
  }

  /** They are not live any more; their tasks stay, and with them the systems. */
  override async stop(): Promise<void> {
    await this.database.query("UPDATE department_systems SET state = 'retired' WHERE id = ANY($1::uuid[])", [
      this.systems.map(({ id }) => id),
    ]);
    await this.database.end();
    this.child.kill('SIGTERM');
  }
}

/** Systems of benches that are over, with all that is kept of them, where no task is left of them. */
export async function removeMadeSystems(database: pg.Client): Promise<void> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM department_systems s WHERE s.client_id LIKE 'bench-%' AND s.state = 'retired'
       AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.system_id = s.id) AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.system_id = s.id)`,
  );
  const ids = rows.map(({ id }) => id);
  for (const table of ['delivery_lines', 'delivery_counts', 'system_alerts', 'system_days'])
    await database.query(`DELETE FROM ${table} WHERE system_id = ANY($1::uuid[])`, [ids]);
  await database.query('DELETE FROM department_systems WHERE id = ANY($1::uuid[])', [ids]);
}
