// Plain JavaScript: Jest loads it with Node itself, which reads the resolver's TypeScript directly.
import { startBackingServices } from '@yiwang/backing-services';

/** Starts PostgreSQL, Kafka and Redis once for the whole run; test files find them in the environment and make databases and topics of their own. */
export default async function setUp() {
  const backing = await startBackingServices({ log: (line) => process.stdout.write(`${line}\n`) });
  Object.assign(process.env, backing.env);
  globalThis.yiwangBacking = backing;
}
