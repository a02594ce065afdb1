import { applyDecorators, Catch, Controller, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import type { EventDefinition, EventMessage, EventOf } from '@yiwang/event-core';
import { throwError, type Observable } from 'rxjs';

export const YIWANG_EVENTS = Symbol('yiwang-events');

export interface HandlerExtras {
  /** The handler's name for ever: the inbox key. Renaming it replays everything. */
  consumer: string;
  definitions: EventDefinition[];
  batch: boolean;
  when?: EventFilter;
}

/** Says by its data whether an event concerns the handler at all. What it leaves out costs neither a transaction nor an inbox row. */
export type EventFilter = (event: EventMessage<unknown>) => boolean;

/** Nest would turn an unknown error into "Internal server error"; the dead letter needs the real one. */
@Catch()
class KeepError implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** A class whose methods handle events. List it in the module's `controllers`. */
export const EventConsumer = (): ClassDecorator => applyDecorators(Controller(), UseFilters(KeepError)) as ClassDecorator;

const subscribe = (extras: HandlerExtras): MethodDecorator => EventPattern(extras.consumer, YIWANG_EVENTS, extras) as MethodDecorator;

type Handles<E> = <T extends (event: E) => Promise<void>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<T>,
) => void;

/** Handles one kind of event, once in effect: called inside a unit of work that also holds its inbox row. */
export const OnEvent = <D extends EventDefinition>(definition: D, options: { consumer: string }): Handles<EventOf<D>> =>
  subscribe({ ...options, definitions: [definition], batch: false }) as Handles<EventOf<D>>;

/** Handles several kinds of events in runs: one call and one transaction for many events, in order. */
export const OnEvents = (
  definitions: EventDefinition[],
  options: { consumer: string; batch: true; when?: EventFilter },
): Handles<EventMessage<unknown>[]> => subscribe({ ...options, definitions }) as Handles<EventMessage<unknown>[]>;
