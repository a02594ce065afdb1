import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from './backing-services.ts';
import { postgresSettings } from './embedded-postgres.ts';
import { freePort } from './free-port.ts';
import { kafkaSettings } from './kafka-configuration.ts';
import { kafkaCoordinatorReady, type Address } from './readiness.ts';

export const images: Record<ServiceName, string> = { postgres: 'postgres:18', kafka: 'apache/kafka:4.3.1', redis: 'redis:7' };

/** A container that serves. */
export interface RunningContainer {
  /** Shaped like the service's environment variable. */
  address: string;
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
async function startKafka(): Promise<RunningContainer> {
  const { GenericContainer, Wait, getContainerRuntimeClient } = await import('testcontainers');
  const host = (await getContainerRuntimeClient()).info.containerRuntime.host;
  const port = await freePort();
  const settings: Record<string, string> = {
    'node.id': '1',
    'process.roles': 'broker,controller',
    listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093',
    'advertised.listeners': `PLAINTEXT://${host}:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'controller.quorum.voters': '1@localhost:9093',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    ...kafkaSettings,
  };
  const variables = Object.entries(settings).map(([name, value]) => [`KAFKA_${name.replaceAll('.', '_').toUpperCase()}`, value]);
  const container = await new GenericContainer(images.kafka)
    .withEnvironment({ ...(Object.fromEntries(variables) as Record<string, string>), KAFKA_HEAP_OPTS: '-Xms256m -Xmx384m' })
    .withExposedPorts({ container: 9092, host: port })
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(120_000)
    .start();
  await untilCoordinatorServes({ host, port });
  return { address: `${host}:${port}`, stop: async () => void (await container.stop()) };
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
export function startContainer(service: ServiceName): Promise<RunningContainer> {
  return { postgres: startPostgres, kafka: startKafka, redis: startRedis }[service]();
}
