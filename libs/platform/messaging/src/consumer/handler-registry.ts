import { Injectable } from '@nestjs/common';
import type { EventHandler } from './event-handler.js';

/** The event handlers of this process, by their names. */
@Injectable()
export class HandlerRegistry {
  private readonly handlers: EventHandler[] = [];
  private readonly types = new Set<string>();

  add(handler: EventHandler): void {
    if (this.handlers.some(({ consumer }) => consumer === handler.consumer)) {
      throw new Error(`two event handlers are named ${handler.consumer}; the name is the inbox key`);
    }
    this.handlers.push(handler);
    for (const type of handler.definitions.keys()) this.types.add(type);
  }

  /** Whether anybody here handles events of this full type. */
  handles(type: string): boolean {
    return this.types.has(type);
  }

  all(): readonly EventHandler[] {
    return this.handlers;
  }
}
