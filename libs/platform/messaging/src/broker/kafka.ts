import { Logger } from '@nestjs/common';
import kafkajs, { type Admin, type Consumer, type Kafka as KafkaType, type logLevel as KafkaLogLevel, type Producer } from 'kafkajs';
import './request-timer.js';

// CommonJS: under ESM its names are on the default export. kafkajs is imported in this folder only, so that it can be replaced here.
const { Kafka, logLevel, CompressionTypes } = kafkajs;
export { CompressionTypes };
export type { Admin, Consumer, EachBatchPayload, IHeaders, KafkaMessage, Producer, TopicMessages } from 'kafkajs';

const logger = new Logger('kafka');
const write: Record<number, (text: string) => void> = {
  [logLevel.ERROR]: (text) => logger.warn(text), // it retries, and tells the caller when it gives up
  [logLevel.WARN]: (text) => logger.debug(text),
};

const REQUEST_TIMEOUT_MS = 15_000;
/** For how long a member of a group that says nothing keeps its place. */
export const SESSION_TIMEOUT_MS = 30_000;
/**
 * A group whose leader dies between joining and telling who gets what answers nobody until that leader's session is over. Who gives up
 * before and joins anew leaves the next dead leader behind, and so for ever.
 */
export const CONSUMER_REQUEST_TIMEOUT_MS = SESSION_TIMEOUT_MS + 10_000;

export function createKafka(clientId: string, brokers: string[], requestTimeout = REQUEST_TIMEOUT_MS): KafkaType {
  return new Kafka({
    clientId,
    brokers,
    connectionTimeout: 3000,
    requestTimeout,
    // Short: whoever calls waits and tries again for as long as it takes, and wants to know in between.
    retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 5 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry: { level: KafkaLogLevel; log: { message: string } }) => write[entry.level]?.(entry.log.message),
  });
}

/** A failure of one record that no retry mends: too large, forbidden, an impossible topic. Everything else is the broker's trouble. */
export function isRecordFault(error: unknown): boolean {
  for (let e = error as { name?: string; type?: string; retriable?: boolean; cause?: unknown } | undefined; e; e = e.cause as typeof e) {
    if (e.name === 'KafkaJSProtocolError' && e.retriable === false) return RECORD_FAULTS.has(e.type ?? '');
  }
  return false;
}
const RECORD_FAULTS = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'INVALID_TOPIC_EXCEPTION',
  'TOPIC_AUTHORIZATION_FAILED',
  'INVALID_TIMESTAMP',
  'CORRUPT_MESSAGE',
]);

const NOT_YET_SERVED = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

/** What the broker says of a topic in the first moments after its creation. */
export const isTopicNotYetServed = (error: unknown): boolean => NOT_YET_SERVED.has((error as { type?: string }).type ?? '');

export type KafkaAdmin = Admin;
export type KafkaConsumer = Consumer;
export type KafkaProducer = Producer;
