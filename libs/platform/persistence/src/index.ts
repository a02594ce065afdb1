export { isConnectionTrouble, violatedConstraint } from './connection-trouble.js';
export { Database } from './database.js';
export { PersistenceModule } from './persistence.module.js';
export type { PersistenceOptions } from './persistence.module.js';
export { provisionDatabase } from './provision-database.js';
export type { ServiceDatabase } from './provision-database.js';
export { runMigrations } from './run-migrations.js';
export type { MigrationClass, MigrationOptions } from './run-migrations.js';
export { UnitOfWork } from './unit-of-work.js';
