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
  // Who comes by the inner listeners has no name and may do everything; who comes by the listener for departments only what he was granted.
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:ANONYMOUS',
};

/** Whose access tokens the listener for department systems takes. */
export interface DepartmentAccess {
  issuer: string;
  audience: string;
  /** Where the issuer's public keys are; asked when the broker starts, which it does not do without an answer. */
  jwksUrl: string;
}

/** Name of the listener for department systems: SASL with OAUTHBEARER, known there by the subject of the token. */
export const DEPARTMENT_LISTENER = 'DEPARTMENT';

/** Settings of that listener; also those of the container. Never below Kafka 4.3: earlier brokers take badly signed tokens here. */
export function departmentSettings({ issuer, audience, jwksUrl }: DepartmentAccess): Record<string, string> {
  const listener = `listener.name.${DEPARTMENT_LISTENER.toLowerCase()}`;
  const mechanism = `${listener}.oauthbearer`;
  return {
    [`${listener}.sasl.enabled.mechanisms`]: 'OAUTHBEARER',
    [`${mechanism}.sasl.jaas.config`]: 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required;',
    [`${mechanism}.sasl.server.callback.handler.class`]: 'org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler',
    [`${mechanism}.sasl.oauthbearer.jwks.endpoint.url`]: jwksUrl,
    [`${mechanism}.sasl.oauthbearer.expected.issuer`]: issuer,
    [`${mechanism}.sasl.oauthbearer.expected.audience`]: audience,
    // The issuer may start after the broker, and changes its keys.
    [`${mechanism}.sasl.oauthbearer.jwks.endpoint.refresh.ms`]: '5000',
    // They keep others from connecting no more than each other from it.
    [`${listener}.max.connections`]: '1000',
    // Or a connection would outlive the token that opened it.
    [`${mechanism}.connections.max.reauth.ms`]: '300000',
  };
}

/** What the broker's JVM must be told: it asks no other address for keys. */
export const allowedUrls = ({ jwksUrl }: DepartmentAccess): string => `-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=${jwksUrl}`;

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
  /** The listener for department systems, where there is one. */
  departments?: { port: number; access: DepartmentAccess } | undefined;
}

/** `server.properties` of the embedded node, which only this machine can reach. */
export function kafkaProperties({ port, controllerPort, data, departments }: KafkaPlace): string {
  const outer = departments ? `,${DEPARTMENT_LISTENER}://127.0.0.1:${departments.port}` : '';
  const settings: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}${outer}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}${outer}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': `PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,${DEPARTMENT_LISTENER}:SASL_PLAINTEXT`,
    'log.dirs': data,
    ...kafkaSettings,
    ...(departments && departmentSettings(departments.access)),
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
