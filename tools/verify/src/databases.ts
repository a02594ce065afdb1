import pg from 'pg';

/** A service's own database; the names are those of `apps/`. */
export const SERVICE_NAMES = [
  'auth',
  'catalogue',
  'acceptance',
  'dispatch',
  'monitoring',
  'evaluation',
  'payment',
  'notification',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** What a query is put to: a connection, in whatever transaction its owner has opened. */
export type Connection = Pick<pg.ClientBase, 'query'>;

/** In SQL: the moment that is looked at. The present one, unless `lookAsOf` said otherwise. */
export const NOW = `coalesce(nullif(current_setting('yiwang.verify_now', true), '')::timestamptz, clock_timestamp())`;

/** The databases of the services that are deployed, read as an auditor would. */
export class Databases {
  private readonly connections: ReadonlyMap<ServiceName, Connection>;

  constructor(connections: ReadonlyMap<ServiceName, Connection>) {
    this.connections = connections;
  }

  get deployed(): ServiceName[] {
    return SERVICE_NAMES.filter((name) => this.connections.has(name));
  }

  has(service: ServiceName): boolean {
    return this.connections.has(service);
  }

  /** For the rest of the transactions it is that moment: where nobody works any more, nothing is late for it. */
  async lookAsOf(moment: Date): Promise<void> {
    for (const connection of this.connections.values())
      await connection.query(`SELECT set_config('yiwang.verify_now', $1, true)`, [moment.toISOString()]);
  }

  async rows<T extends object>(service: ServiceName, sql: string, params: unknown[] = []): Promise<T[]> {
    const connection = this.connections.get(service);
    if (!connection) throw new Error(`${service} has no database here`);
    return (await connection.query<T>(sql, params)).rows;
  }

  /** The first row's column `n`. */
  async count(service: ServiceName, sql: string, params: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: string }>(service, sql, params);
    return Number(row?.n ?? 0);
  }
}

/** Who listens most comes last. */
const LISTENING: readonly ServiceName[] = [
  'auth',
  'catalogue',
  'acceptance',
  'dispatch',
  'payment',
  'evaluation',
  'monitoring',
  'notification',
];

/**
 * Opens a read-only snapshot of each database for as long as the work takes. Whoever only listens is frozen first: what it has heard is then
 * there where it was said, and what it has yet to hear shows as lag, which the caller waits out.
 */
export async function withSnapshots<T>(urls: ReadonlyMap<ServiceName, string>, work: (databases: Databases) => Promise<T>): Promise<T> {
  const clients = new Map<ServiceName, pg.Client>();
  try {
    for (const [name, connectionString] of [...urls].sort(([a], [b]) => LISTENING.indexOf(b) - LISTENING.indexOf(a))) {
      const client = new pg.Client({ connectionString, application_name: 'yiwang-verify' });
      client.on('error', () => undefined); // the query under way reports it
      clients.set(name, client);
      await client.connect();
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query('SELECT 1');
    }
    return await work(new Databases(clients));
  } finally {
    await Promise.all([...clients.values()].map((client) => client.end().catch(() => undefined)));
  }
}
