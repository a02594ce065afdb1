import { Injectable } from '@nestjs/common';
import type { EventFilter } from './event-consumer.decorator.js';
import type { EventHandler } from './event-handler.js';

/** The event handlers of this process, by their names. */
@Injectable()
export class HandlerRegistry {
  private readonly handlers: EventHandler[] = [];
  private readonly types = new Set<string>();
  private readonly filters = new Map<string, EventFilter>();

  add(handler: EventHandler): void {
    if (this.handlers.some(({ consumer }) => consumer === handler.consumer)) {
      throw new Error(`two event handlers are named ${handler.consumer}; the name is the inbox key`);
    }
    const { consumer, when } = handler;
    this.handlers.push({ ...handler, when: (event) => (when?.(event) ?? true) && (this.filters.get(consumer)?.(event) ?? true) });
    for (const type of handler.definitions.keys()) this.types.add(type);
  }

  /** As `when` of a handler, for what only a running process knows: what it holds in memory of the things that events speak of. */
  narrow(consumer: string, filter: EventFilter): void {
    this.filters.set(consumer, filter);
  }

  /** Whether anybody here handles events of this full type. */
  handles(type: string): boolean {
    return this.types.has(type);
  }

  all(): readonly EventHandler[] {
    return this.handlers;
  }
}
