import { DataSource, type MigrationInterface } from 'typeorm';
import { CreateExpectRows20261121000000 } from './migrations/create-expect-rows.js';

export type MigrationClass = new () => MigrationInterface;

export interface MigrationOptions {
  /** URL of the service's database with its `…_migrator` role, the owner of the schema. */
  url: string;
  migrations: MigrationClass[];
  /** Role the service runs under; it gets the rows, never the schema. */
  appRole: string;
}

/** Any number; the same for every service because each has a database of its own. */
const MIGRATION_LOCK = 7_251_001;

/** Brings the schema up to date; safe to start twice at once. Returns the names of the migrations it ran. */
export async function runMigrations({ url, migrations, appRole }: MigrationOptions): Promise<string[]> {
  if (!/^[a-z][a-z0-9_]*$/.test(appRole)) throw new Error(`not a role name: ${appRole}`);
  const dataSource = await new DataSource({
    type: 'postgres',
    url,
    poolSize: 2,
    migrations: [CreateExpectRows20261121000000, ...migrations],
    migrationsTransactionMode: 'each',
  }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // Before the migrations, so that one of them may take a right away again (an append-only table, for example).
    await lock.query(`GRANT USAGE ON SCHEMA public TO ${appRole}`);
    await lock.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${appRole}`);
    await lock.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${appRole}`);
    return (await dataSource.runMigrations()).map((migration) => migration.name);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
