import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TopicSpec } from '@yiwang/event-core';
import type { MigrationClass } from '@yiwang/persistence';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

/** All that the host needs to know of a service. */
export interface ServiceDefinition<C extends z.ZodObject = z.ZodObject> {
  /** Name in logs, metrics, pg_stat_activity, Kafka group and event source. */
  name: string;
  /** The service's own module: features, controllers, consumers. */
  module: Type | DynamicModule;
  /** `PlatformConfig.extend({ … })`. */
  config: C;
  /** The service's own migrations; those of the platform are added. */
  migrations?: MigrationClass[];
  /** Topics it owns or listens to, created at start where they are missing. */
  topics?: TopicSpec[];
  /** false for a service that keeps nothing, such as the gateway: no database, no idempotency keys. */
  database?: boolean;
  /** false for a service without events. */
  messaging?: boolean;
  /** Routes and plugins straight on Fastify (a proxy, a login provider), before Nest's own routes. */
  http?: (fastify: FastifyInstance, app: NestFastifyApplication) => void | Promise<void>;
  /** Words of the OpenAPI document. */
  openapi?: { title?: string; description?: string; version?: string };
  /** Largest request body in bytes; 1 MiB unless told otherwise. */
  bodyLimit?: number;
}

export const hasDatabase = (def: ServiceDefinition): boolean => def.database !== false;
export const hasMessaging = (def: ServiceDefinition): boolean => def.messaging !== false && hasDatabase(def);
