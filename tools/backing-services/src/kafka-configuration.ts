/** Settings of a single broker that do not depend on where it runs; also those of the container. */
export const kafkaSettings: Record<string, string> = {
  'auto.create.topics.enable': 'false',
  'num.partitions': '3',
  'default.replication.factor': '1',
  'min.insync.replicas': '1',
  // One partition each: a consumer group is ready as soon as that one is loaded.
  'offsets.topic.num.partitions': '1',
  'offsets.topic.replication.factor': '1',
  'transaction.state.log.num.partitions': '1',
  'transaction.state.log.replication.factor': '1',
  'transaction.state.log.min.isr': '1',
  'share.coordinator.state.topic.num.partitions': '1',
  'share.coordinator.state.topic.replication.factor': '1',
  'share.coordinator.state.topic.min.isr': '1',
  'group.initial.rebalance.delay.ms': '0',
  'log.retention.hours': '24',
  'log.segment.bytes': '67108864',
  'log.cleaner.dedupe.buffer.size': '16777216',
  'num.network.threads': '2',
  'num.io.threads': '4',
};

/** Elects itself at once when it starts again: there is nobody to wait for. */
const aloneInTheQuorum: Record<string, string> = {
  'controller.quorum.election.timeout.ms': '100',
  'controller.quorum.election.backoff.max.ms': '100',
  // A killed broker may register again only when its last session has run out (nine seconds by default).
  'broker.session.timeout.ms': '3000',
  'broker.heartbeat.interval.ms': '500',
};

export interface KafkaPlace {
  port: number;
  controllerPort: number;
  /** The data folder. */
  data: string;
}

/** `server.properties` of the embedded node, which only this machine can reach. */
export function kafkaProperties({ port, controllerPort, data }: KafkaPlace): string {
  const settings: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'log.dirs': data,
    ...kafkaSettings,
    ...aloneInTheQuorum,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');
}

/** log4j2: warnings and worse to the standard output, which goes to the run's `kafka.log`. */
export const logConfiguration = `rootLogger.level=warn
rootLogger.appenderRef.console.ref=console
appender.console.type=Console
appender.console.name=console
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=%d{ISO8601} %p %m (%c)%n
`;
