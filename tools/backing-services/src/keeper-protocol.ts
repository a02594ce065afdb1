import type { ServiceName } from './backing-services.ts';
import type { DepartmentAccess } from './kafka-configuration.ts';

/** What the keeper may be asked; every request is answered once. */
export type KeeperRequest =
  | { do: 'launch'; service: ServiceName; programs?: string | undefined; access?: DepartmentAccess | undefined }
  | { do: 'start' | 'stop' | 'kill'; service: ServiceName }
  | { do: 'shutdown' };

export type Numbered<T> = T & { id: number };

/** How a launched service is reached. */
export interface Launched {
  port: number;
  /** Kafka only: of the listener for department systems, where one was asked for. */
  departmentPort?: number | undefined;
  /** PostgreSQL only: of user `postgres`. */
  password?: string | undefined;
  version?: string | undefined;
  /** To be added to the line that describes it. */
  note: string;
}

export type KeeperMessage =
  | { kind: 'up'; runFolder: string }
  | { kind: 'done'; id: number; launched?: Launched | undefined }
  | { kind: 'failed'; id: number; reason: string }
  /** A service ended although nobody asked it to. */
  | { kind: 'lost'; service: ServiceName; reason: string };

/** How the keeper is started: its only argument, as JSON. */
export interface KeeperOptions {
  stateFolder: string;
  keptFolder: string | undefined;
}
