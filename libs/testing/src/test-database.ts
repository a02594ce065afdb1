import { randomBytes } from 'node:crypto';
import { provisionDatabase, runMigrations, type MigrationClass, type ServiceDatabase } from '@yiwang/persistence';
import { backing } from './backing.js';

const PASSWORD = 'test';

/** A short name that no other test file has: databases, topic prefixes, groups. */
export const uniqueName = (what: string): string => `t_${what.replaceAll('-', '_')}_${randomBytes(4).toString('hex')}`;

/** A migrated database of its own, with its two roles. */
export async function createTestDatabase(what: string, migrations: MigrationClass[]): Promise<ServiceDatabase> {
  const database = await provisionDatabase(backing().postgresUrl, uniqueName(what), PASSWORD);
  await runMigrations({ url: database.migratorUrl, migrations, appRole: database.appRole });
  return database;
}
