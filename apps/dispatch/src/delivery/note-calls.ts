import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { logger } from '@yiwang/telemetry';
import { type CallNote, DeliveryLines } from './delivery-lines.js';

const TRIES = 6;
const FIRST_PAUSE_MS = 50;
const log = logger('delivery');

interface Waiting {
  note: CallNote;
  done: (counted: boolean) => void;
}

/** Writes the notes of many systems in one statement: whatever comes while the one before is written goes with the next. */
@Injectable()
export class NoteCalls {
  private queue: Waiting[] = [];
  private writing: Promise<void> | undefined;

  constructor(private readonly lines: DeliveryLines) {}

  /** Whether it counted: not when the lease was lost, or the database does not answer. Then the messages are sent again. */
  note(holder: string, note: CallNote): Promise<boolean> {
    return new Promise((done) => {
      this.queue.push({ note, done });
      this.writing ??= this.writeAll(holder).finally(() => (this.writing = undefined));
    });
  }

  private async writeAll(holder: string): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0);
      const counted = await this.write(
        holder,
        batch.map(({ note }) => note),
      );
      for (const { note, done } of batch) done(counted.has(note.line.systemId));
    }
  }

  /** Somebody who closes messages at the same time may be in the way, or the database away for a moment. */
  private async write(holder: string, notes: CallNote[]): Promise<Set<string>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.lines.note(holder, notes);
      } catch (err) {
        if (attempt === TRIES) {
          log.warn('deliveries could not be noted, they will be repeated', { count: notes.length, err });
          return new Set();
        }
        await wait(FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
  }
}
