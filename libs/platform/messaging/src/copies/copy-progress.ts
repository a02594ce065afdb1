import type { PartitionOffsets } from '../broker/group-offsets.js';

/** Partition → offset up to which (exclusive) a copy has to have read to be complete: the end of the topic when it was begun. */
export type Targets = Readonly<Record<string, number>>;

export const targetsOf = (partitions: readonly PartitionOffsets[]): Targets =>
  Object.fromEntries(partitions.map(({ partition, high }) => [partition, high]));

/**
 * Events below the targets that the group has not yet had. What the broker no longer keeps (compacted away, or gone with a topic that was
 * made anew) is not waited for; the newest event of every key that it keeps is. A partition that was added later was empty then.
 */
export function missingEvents(targets: Targets, partitions: readonly PartitionOffsets[]): number {
  return partitions.reduce((sum, { partition, low, high, committed }) => {
    const done = Math.max(committed ?? 0, low);
    return sum + Math.max(0, Math.min(targets[partition] ?? 0, high) - done);
  }, 0);
}
