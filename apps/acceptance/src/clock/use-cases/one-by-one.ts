import { isAppError } from '@yiwang/kernel';
import { isConnectionTrouble } from '@yiwang/persistence';

/** How many to take at once: many, but one by one after a batch that could not be saved, so that the one in the way is found. */
export class BatchSize {
  /** By kind of work, how many still come one by one. */
  private readonly alone = new Map<string, number>();

  constructor(private readonly most: number) {}

  next(kind: string): number {
    const left = this.alone.get(kind) ?? 0;
    if (left === 0) return this.most;
    this.alone.set(kind, left - 1);
    return 1;
  }

  /** So many were taken together, and could not be saved. */
  failed(kind: string, taken: number): void {
    this.alone.set(kind, taken);
  }
}

/** Whether the error says nothing of the cases that were met: the same again may succeed. */
export const isPassing = (error: unknown): boolean => isConnectionTrouble(error) || (isAppError(error) && error.kind === 'unavailable');

export const codeOf = (error: unknown): string => (isAppError(error) ? error.code : error instanceof Error ? error.name : 'UNKNOWN');
