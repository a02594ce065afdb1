import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EmbeddedContext, Prepared } from './embedded-context.ts';
import { javaExecutable } from './java.ts';
import { programPaths } from './fetched-programs.ts';
import { allowedUrls, kafkaProperties, logConfiguration, type KafkaPlace } from './kafka-configuration.ts';
import type { ProcessPlan } from './managed-process.ts';
import { kafkaCoordinatorReady } from './readiness.ts';

/**
 * The first compiler tier only: on two cores the broker listens after 1.8 s instead of 2.8 s, takes a third less processor time and
 * carries the same load (about 100,000 records of 500 bytes a second).
 */
const jvmFlags = [
  '-Xms256m',
  '-Xmx384m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Xshare:auto',
  '-XX:-UsePerfData',
  '-Djava.awt.headless=true',
];

/** Lays out a single KRaft node, broker and controller in one, from the formatted template that was made when Kafka was fetched. */
export function prepareKafka(context: EmbeddedContext, { port, controllerPort, departments }: Omit<KafkaPlace, 'data'>): Prepared {
  if (!context.programs) throw new Error('Kafka was not fetched');
  const { jars, kafkaTemplate } = programPaths(context.programs);
  const own = join(context.runFolder, 'kafka');
  const data = join(context.keptFolder ?? context.runFolder, 'kafka', 'data');
  const temporary = join(own, 'tmp');
  for (const folder of [data, temporary]) mkdirSync(folder, { recursive: true });
  if (!existsSync(join(data, 'meta.properties'))) cpSync(kafkaTemplate, data, { recursive: true });
  const properties = join(own, 'server.properties');
  const logging = join(own, 'log4j2.properties');
  writeFileSync(properties, kafkaProperties({ port, controllerPort, data, departments }));
  writeFileSync(logging, logConfiguration);
  const plan = {
    command: javaExecutable(),
    args: [
      ...jvmFlags,
      ...(departments ? [allowedUrls(departments.access)] : []),
      `-Djava.io.tmpdir=${temporary}`,
      `-Dlog4j2.configurationFile=${logging}`,
      '-cp',
      join(jars, '*'),
      'kafka.Kafka',
      properties,
    ],
    cwd: own,
    identity: undefined,
    logFile: join(context.runFolder, 'kafka.log'),
    ready: () => kafkaCoordinatorReady({ host: '127.0.0.1', port }),
    stopSignal: 'SIGTERM',
    discardSignal: 'SIGKILL',
  } satisfies ProcessPlan;
  const version = readdirSync(jars).flatMap((name) => /^kafka-server-(.+)\.jar$/.exec(name)?.[1] ?? [])[0];
  return { plan, version };
}
