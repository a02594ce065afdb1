import { z } from 'zod';
import type { EventMessage } from './envelope.js';

/** Attributes consumers and department systems filter by, taken from the data. */
export interface EventRouting {
  regioncode?: string;
  orgcode?: string;
  itemcode?: string;
}

export interface EventSpec<S extends z.ZodType> {
  /** `service.aggregate.what-happened`, in the past tense. */
  type: string;
  version: number;
  topic: string;
  /** The aggregate's id: Kafka key and CloudEvents `subject`. */
  key: (data: z.output<S>) => string;
  route?: (data: z.output<S>) => EventRouting;
  schema: S;
  /** A state topic is compacted and applied by upsert, without an inbox; a fact is handled once. */
  kind?: 'fact' | 'state';
  /** What it says, for the generated catalogue. */
  description: string;
}

export interface EventDefinition<S extends z.ZodType = z.ZodType> extends Required<Omit<EventSpec<S>, 'route'>> {
  route: (data: z.output<S>) => EventRouting;
  /** The CloudEvents `type`, for example `cn.yiwang.acceptance.case.accepted.v1`. */
  fullType: string;
}

export type EventData<D> = D extends EventDefinition<infer S> ? z.output<S> : never;
/** The message a consumer receives: `EventOf<typeof CaseAcceptedV1>`. */
export type EventOf<D> = EventMessage<EventData<D>>;

/** Declares one event of a service. Version 1 only ever gains optional fields; a break is a new version beside it. */
export function defineEvent<S extends z.ZodType>(spec: EventSpec<S>): EventDefinition<S> {
  return { kind: 'fact', route: () => ({}), ...spec, fullType: `cn.yiwang.${spec.type}.v${spec.version}` };
}

/** Topic settings that the owner of a topic asks the broker for. */
export interface TopicSpec {
  name: string;
  partitions: number;
  compacted: boolean;
  retentionDays: number;
  /** Of a partition; what is beyond goes before its time. For topics that others write to. */
  retentionBytes?: number;
}

/** One ordered topic for each owning service; the type is a field, not the topic's name. */
export function defineTopic(name: string, options: Partial<Omit<TopicSpec, 'name'>> = {}): TopicSpec {
  return { name, partitions: 12, compacted: false, retentionDays: 7, ...options };
}
