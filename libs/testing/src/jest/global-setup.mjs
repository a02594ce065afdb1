// Plain JavaScript: Jest loads it with Node itself, which reads the resolver's TypeScript directly.
import { startBackingServices } from '@yiwang/backing-services';

/** Starts PostgreSQL, Kafka and Redis once for the whole run; test files find them in the environment and make databases and topics of their own. */
export default async function setUp() {
  const backing = await startBackingServices({
    ephemeral: true,
    need: { postgres: true, kafka: true, redis: true },
    log: (line) => process.stdout.write(`${line}\n`),
  });
  process.env['YIWANG_POSTGRES_URL'] = backing.postgres.adminUrl;
  process.env['YIWANG_KAFKA_BROKERS'] = backing.kafka.brokers;
  process.env['YIWANG_REDIS_URL'] = backing.redis.url;
  globalThis.yiwangBacking = backing;
}
