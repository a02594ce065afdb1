/** The three things every service of the platform leans on. */
export type ServiceName = 'postgres' | 'kafka' | 'redis';

/** Where a backing service came from, in the order in which they are tried. */
export type BackingSource = 'environment' | 'container' | 'embedded';

/** Which services the caller needs; one that is left out is not started. */
export type Need = Partial<Record<ServiceName, boolean>>;

/**
 * Fault injection. Only an embedded service has it: port and data folder survive `stop` and `kill`, so that clients meet the
 * same server again after `start`. Redis comes back empty in either case: it is run as a cache.
 */
export interface Controllable {
  readonly controllable: true;
  /** Orderly stop (fast shutdown, controlled shutdown); SIGKILL after a bound. Resolves when the process is gone. */
  stop(): Promise<void>;
  /** Starts it again on the same port and data; resolves when it serves. Does nothing while it runs. */
  start(): Promise<void>;
  /** SIGKILL, as a crash would do it. Resolves when the process is gone. */
  kill(): Promise<void>;
}

/** A service of the environment or in a container is not ours to stop and start on the same address. */
export interface NotControllable {
  readonly controllable: false;
}

export type PostgresBacking = {
  readonly source: BackingSource;
  /** URL of a superuser on the maintenance database; databases and roles of the services are made with it. */
  readonly adminUrl: string;
} & (Controllable | NotControllable);

export type KafkaBacking = {
  readonly source: BackingSource;
  /** `host:port` of each bootstrap broker. Topics are not created automatically (except perhaps by an environment's broker). */
  readonly brokers: string[];
  /** Those of the listener for department systems (OAUTHBEARER); undefined where it was not asked for or Kafka is the environment's. */
  readonly departmentBrokers: string[] | undefined;
} & (Controllable | NotControllable);

export type RedisBacking = {
  readonly source: BackingSource;
  readonly url: string;
} & (Controllable | NotControllable);

export interface BackingServices {
  /** Throws when PostgreSQL was not asked for; the same holds for the other two. */
  readonly postgres: PostgresBacking;
  readonly kafka: KafkaBacking;
  readonly redis: RedisBacking;
  /** One line per service: what was started, where, and why this source. */
  readonly describe: string[];
  /** The addresses under the names that this resolver reads itself: hand them to a child process and it uses the same services. */
  readonly env: Record<string, string>;
  /** Stops what this call started and removes its data unless it is kept. May be called twice. */
  stop(): Promise<void>;
}

export const displayName: Record<ServiceName, string> = { postgres: 'PostgreSQL', kafka: 'Kafka', redis: 'Redis' };

export const environmentVariable: Record<ServiceName, string> = {
  postgres: 'YIWANG_POSTGRES_URL',
  kafka: 'YIWANG_KAFKA_BROKERS',
  redis: 'YIWANG_REDIS_URL',
};
