export { BrokerClient } from './broker/broker-client.js';
export type { BrokerMessage, TopicBatch } from './broker/broker-client.js';
export { EventConsumer, OnEvent, OnEvents } from './consumer/event-consumer.decorator.js';
export { EventServer } from './consumer/event-server.js';
export { HandlerRegistry } from './consumer/handler-registry.js';
export { MessagingModule } from './messaging.module.js';
export type { MessagingOptions } from './messaging.options.js';
export { messagingMigrations } from './migrations/index.js';
export { Outbox } from './outbox/outbox.js';
