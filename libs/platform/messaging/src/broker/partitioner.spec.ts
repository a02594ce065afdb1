import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import kafkajs from 'kafkajs';
import { partitioner } from './partitioner.js';

it('puts every key where the partitioner of kafkajs, and so every other client, puts it', () => {
  const [own, theirs] = [partitioner(), kafkajs.Partitioners.DefaultPartitioner()];
  const bytes = fc.uint8Array({ maxLength: 40 }).map((each) => Buffer.from(each));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), bytes), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
      const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
        ...{ partitionId, leader: 0, partitionErrorCode: 0, replicas: [], isr: [] },
      }));
      const args = { topic: 't', partitionMetadata, message: { key, value: null } };
      expect(own(args)).toBe(theirs(args));
    }),
    { numRuns: 2000 },
  );
});
