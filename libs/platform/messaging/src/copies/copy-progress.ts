import type { PartitionOffsets } from '../broker/group-offsets.js';

/** Partition → offset up to which (exclusive) a copy has to have read to be complete: the end of the topic when it was begun. */
export type Targets = Readonly<Record<string, number>>;

export const targetsOf = (partitions: readonly PartitionOffsets[]): Targets =>
  Object.fromEntries(partitions.map(({ partition, high }) => [partition, high]));

/**
 * Events below the targets that the group has not yet had. What the broker no longer keeps (compacted away) is not waited for: the
 * newest event of every key is.
 */
export function missingEvents(targets: Targets, partitions: readonly PartitionOffsets[]): number {
  return partitions.reduce((sum, { partition, low, committed }) => {
    const done = Math.max(committed ?? 0, low);
    return sum + Math.max(0, (targets[partition] ?? 0) - done);
  }, 0);
}
