export { configOf, createService } from './create-service.js';
export type { RunningService } from './create-service.js';
export { allMigrations, migrateService } from './migrate.js';
export { previewEndpoints, previewOpenApi } from './openapi.js';
export { PlatformModule } from './platform.module.js';
export { runCommand } from './run-command.js';
export { CommandError } from './service-definition.js';
export type { CommandContext, ServiceCommand, ServiceDefinition } from './service-definition.js';
export { startService } from './start-service.js';
