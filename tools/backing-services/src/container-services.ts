import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from './backing-services.ts';
import { postgresSettings } from './embedded-postgres.ts';
import { freePort } from './free-port.ts';
import { allowedUrls, DEPARTMENT_LISTENER, departmentSettings, kafkaSettings, type DepartmentAccess } from './kafka-configuration.ts';
import { kafkaCoordinatorReady, type Address } from './readiness.ts';

export const images: Record<ServiceName, string> = { postgres: 'postgres:18', kafka: 'apache/kafka:4.3.1', redis: 'redis:7' };

/** A container that serves. */
export interface RunningContainer {
  /** Shaped like the service's environment variable. */
  address: string;
  /** Kafka only: where department systems reach it, if that was asked for. */
  departments?: string;
  stop(): Promise<void>;
}

const coordinatorTimeoutMs = 60_000;

async function untilCoordinatorServes(address: Address): Promise<void> {
  const deadline = Date.now() + coordinatorTimeoutMs;
  for (;;) {
    try {
      return await kafkaCoordinatorReady(address);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(100);
    }
  }
}

async function startPostgres(): Promise<RunningContainer> {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const settings = Object.entries(postgresSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const container = await new PostgreSqlContainer(images.postgres)
    .withUsername('postgres')
    .withDatabase('postgres')
    .withEnvironment({ POSTGRES_INITDB_ARGS: '--encoding=UTF8 --locale=C.UTF-8' })
    .withCommand(['postgres', ...settings])
    .start();
  return { address: container.getConnectionUri(), stop: async () => void (await container.stop()) };
}

/**
 * The image of the Kafka project itself, so that containers and the embedded broker are the same version (the testcontainers module
 * knows only Confluent's). A broker tells clients its address, hence the fixed port on the host.
 */
async function startKafka(asked: DepartmentAccess | undefined): Promise<RunningContainer> {
  const { GenericContainer, TestContainers, Wait, getContainerRuntimeClient } = await import('testcontainers');
  const host = (await getContainerRuntimeClient()).info.containerRuntime.host;
  const [port, outerPort] = [await freePort(), await freePort()];
  const access = asked && { ...asked, jwksUrl: fromContainer(asked.jwksUrl) };
  // Keys are served on this machine, which a container reaches by a way that must be opened before it starts.
  if (asked) await TestContainers.exposeHostPorts(Number(new URL(asked.jwksUrl).port));
  const outer = (place: string): string => (access ? `,${DEPARTMENT_LISTENER}://${place}` : '');
  const settings: Record<string, string> = {
    'node.id': '1',
    'process.roles': 'broker,controller',
    listeners: `PLAINTEXT://:9092,CONTROLLER://:9093${outer(':9094')}`,
    'advertised.listeners': `PLAINTEXT://${host}:${port}${outer(`${host}:${outerPort}`)}`,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': '1@localhost:9093',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': `PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,${DEPARTMENT_LISTENER}:SASL_PLAINTEXT`,
    ...kafkaSettings,
    ...(access && departmentSettings(access)),
  };
  const variables = Object.entries(settings).map(([name, value]) => [`KAFKA_${name.replaceAll('.', '_').toUpperCase()}`, value]);
  const container = await new GenericContainer(images.kafka)
    .withEnvironment({
      ...(Object.fromEntries(variables) as Record<string, string>),
      KAFKA_HEAP_OPTS: '-Xms256m -Xmx384m',
      ...(access && { KAFKA_OPTS: allowedUrls(access) }),
    })
    .withExposedPorts({ container: 9092, host: port }, ...(access ? [{ container: 9094, host: outerPort }] : []))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(120_000)
    .start();
  await untilCoordinatorServes({ host, port });
  const departments = access && { departments: `${host}:${outerPort}` };
  return { address: `${host}:${port}`, ...departments, stop: async () => void (await container.stop()) };
}

/** An address of this machine as a container calls it. */
function fromContainer(url: string): string {
  const changed = new URL(url);
  if (['127.0.0.1', 'localhost'].includes(changed.hostname)) changed.hostname = 'host.testcontainers.internal';
  return changed.href;
}

async function startRedis(): Promise<RunningContainer> {
  const { RedisContainer } = await import('@testcontainers/redis');
  const container = await new RedisContainer(images.redis).withCommand(['redis-server', '--save', '', '--appendonly', 'no']).start();
  return { address: container.getConnectionUrl(), stop: async () => void (await container.stop()) };
}

/**
 * Starts one service in a container. What a killed parent leaves, testcontainers' own reaper container removes; nothing of
 * testcontainers is loaded before this is called.
 */
export function startContainer(service: ServiceName, access?: DepartmentAccess): Promise<RunningContainer> {
  return { postgres: startPostgres, kafka: () => startKafka(access), redis: startRedis }[service]();
}
