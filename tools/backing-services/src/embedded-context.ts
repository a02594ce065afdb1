import type { ProcessPlan } from './managed-process.ts';

/** What an embedded service is given by the keeper that runs it. */
export interface EmbeddedContext {
  /** Logs, configuration and, unless it is kept, data; removed at the end. */
  runFolder: string;
  /** Where data that outlives the run lies; undefined when it is thrown away. */
  keptFolder: string | undefined;
  /** The fetched programs of Kafka and Redis; undefined when only PostgreSQL is run. */
  programs: string | undefined;
  /** Notes a further folder of this run, so that whoever cleans up finds it. */
  alsoOwns(folder: string): void;
}

/** A server that is laid out and can be started. */
export interface Prepared {
  plan: ProcessPlan;
  /** PostgreSQL only. */
  password?: string;
  version?: string | undefined;
  /** To be added to the line that describes the service. */
  note?: string;
}
