import { Injectable } from '@nestjs/common';
import type { EventHandler } from './event-handler.js';

/** The event handlers of this process, by their names. */
@Injectable()
export class HandlerRegistry {
  private readonly handlers: EventHandler[] = [];

  add(handler: EventHandler): void {
    if (this.handlers.some(({ consumer }) => consumer === handler.consumer)) {
      throw new Error(`two event handlers are named ${handler.consumer}; the name is the inbox key`);
    }
    this.handlers.push(handler);
  }

  all(): readonly EventHandler[] {
    return this.handlers;
  }
}
