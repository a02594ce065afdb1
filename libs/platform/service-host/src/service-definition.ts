import type { DynamicModule, INestApplicationContext, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TopicSpec } from '@yiwang/event-core';
import type { OpenApiInfo } from '@yiwang/http-api';
import type { MigrationClass } from '@yiwang/persistence';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

/** What a command works with: the service's providers, without a server, consumers or timers of the host. */
export interface CommandContext {
  app: INestApplicationContext;
  /** The words after the command's name. */
  args: readonly string[];
  /** Standard input to its end, for what may stand neither in a process list nor in a container's description. Nothing is read from a terminal. */
  input: () => Promise<string>;
}

/** Does one thing and answers what is printed as JSON. @throws CommandError to say in one line why not */
export type ServiceCommand = (context: CommandContext) => Promise<Readonly<Record<string, unknown>>>;

/** A refusal that the caller of a command understands without a stack. */
export class CommandError extends Error {}

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
  /** How long an event may wait for others to come along, in milliseconds; by default it comes at once. For services nobody waits for. */
  gatherMs?: number;
  /** false for a service that keeps nothing, such as the gateway: no database, no idempotency keys. */
  database?: boolean;
  /** false for a service without events. */
  messaging?: boolean;
  /** Routes and plugins straight on Fastify (a proxy, a login provider), before Nest's own routes. */
  http?: (fastify: FastifyInstance, app: NestFastifyApplication) => void | Promise<void>;
  /** What `main.js <name> …` does besides serving and migrating. */
  commands?: Readonly<Record<string, ServiceCommand>>;
  /** Words of the OpenAPI document. */
  openapi?: Partial<OpenApiInfo>;
  /** Largest request body in bytes; 1 MiB unless told otherwise. */
  bodyLimit?: number;
  /** Until a request has come to its last byte, in milliseconds; a minute unless told otherwise. For services that files are sent to. */
  requestTimeoutMs?: number;
}

export const hasDatabase = (def: ServiceDefinition): boolean => def.database !== false;
export const hasMessaging = (def: ServiceDefinition): boolean => def.messaging !== false && hasDatabase(def);
