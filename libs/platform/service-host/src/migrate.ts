import { ConfigError, loadConfig, PlatformConfig, type Env } from '@yiwang/config';
import { idempotencyMigrations } from '@yiwang/http-api';
import type { MigrationClass } from '@yiwang/persistence';
import { hasDatabase, hasMessaging, type ServiceDefinition } from './service-definition.js';

/** The platform's migrations that this service needs, and its own. */
export async function allMigrations(def: ServiceDefinition): Promise<MigrationClass[]> {
  if (!hasDatabase(def)) return [];
  const { messagingMigrations } = hasMessaging(def) ? await import('@yiwang/messaging') : { messagingMigrations: [] };
  return [...idempotencyMigrations, ...messagingMigrations, ...(def.migrations ?? [])];
}

const MigrateConfig = PlatformConfig.pick({ NODE_ENV: true, DATABASE_URL: true, MIGRATOR_DATABASE_URL: true });

/** Brings the service's database up to date as its migrator role. Returns the names of the migrations that ran. */
export async function migrateService(def: ServiceDefinition, env?: Env): Promise<string[]> {
  if (!hasDatabase(def)) return [];
  const config = loadConfig(MigrateConfig, env, { required: ['DATABASE_URL', 'MIGRATOR_DATABASE_URL'] });
  const appRole = decodeURIComponent(new URL(config.DATABASE_URL ?? '').username);
  if (!appRole) throw new ConfigError(['DATABASE_URL: names no role']);
  const { runMigrations } = await import('@yiwang/persistence');
  return runMigrations({ url: config.MIGRATOR_DATABASE_URL ?? '', migrations: await allMigrations(def), appRole });
}
