import { Injectable } from '@nestjs/common';
import { isConnectionTrouble } from '@yiwang/persistence';
import { type CallNote, DeliveryLines } from './delivery-lines.js';

const TRIES = 6;
const FIRST_PAUSE_MS = 50;

interface Waiting {
  readonly holder: string;
  readonly note: CallNote;
  readonly done: (counted: boolean) => void;
  readonly fail: (error: unknown) => void;
  tries: number;
  /** Was refused among others, one of which must be to blame. */
  alone: boolean;
}

/** Writes the notes of many systems in one statement: whatever comes while the one before is written goes with the next. */
@Injectable()
export class NoteCalls {
  private queue: Waiting[] = [];
  private writing = false;

  constructor(private readonly lines: DeliveryLines) {}

  /** Whether it counted: not when the lease was lost. @throws Error when it cannot be written; the messages will be sent again */
  note(holder: string, note: CallNote): Promise<boolean> {
    return new Promise((done, fail) => this.add({ holder, note, done, fail, tries: 0, alone: false }));
  }

  private add(waiting: Waiting): void {
    this.queue.push(waiting);
    if (!this.writing) void this.writeAll();
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.queue.length > 0) {
      const [first, ...others] = this.queue;
      const batch = first!.alone ? [first!] : [first!, ...others.filter(({ alone }) => !alone)];
      this.queue = this.queue.filter((waiting) => !batch.includes(waiting));
      await this.write(batch);
    }
    this.writing = false;
  }

  /**
   * Somebody who closes messages at the same time may be in the way, or the database away for a moment. Nobody waits for the repeat but those
   * who are repeated; and what the database refused goes by itself, so that one that it cannot take keeps back no other.
   */
  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      const counted = await this.lines.note(
        batch[0]!.holder,
        batch.map(({ note }) => note),
      );
      for (const { note, done } of batch) done(counted.has(note.line.systemId));
    } catch (error) {
      for (const waiting of batch) {
        waiting.alone ||= !isConnectionTrouble(error);
        if (++waiting.tries === TRIES) waiting.fail(error);
        else setTimeout(() => this.add(waiting), FIRST_PAUSE_MS * 2 ** waiting.tries);
      }
    }
  }
}
