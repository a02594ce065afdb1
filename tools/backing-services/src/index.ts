export type { DepartmentAccess } from './kafka-configuration.ts';
export { startBackingServices } from './start-backing-services.ts';
export type { StartOptions } from './start-backing-services.ts';
export { sweepStaleRuns } from './stale-runs.ts';
export { resolveStateFolder } from './state-folder.ts';
export type {
  BackingServices,
  BackingSource,
  Controllable,
  KafkaBacking,
  Need,
  NotControllable,
  PostgresBacking,
  RedisBacking,
  ServiceName,
} from './backing-services.ts';
