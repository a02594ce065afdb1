import type { Kafka } from 'kafkajs';

export interface PartitionLag {
  /** Real name, with the installation's prefix. */
  topic: string;
  partition: number;
  /** Events between what the group has committed and the end of the partition. */
  lag: number;
}

/**
 * How far a consumer group is behind, as the broker knows it: the same whichever process asks, and true while no consumer runs. Of a topic
 * that the group has committed nothing of, everything that is kept lies ahead. @throws KafkaJSError when the broker is away
 */
export async function groupLag(kafka: Kafka, groupId: string, topics: readonly string[]): Promise<PartitionLag[]> {
  // Somebody waits for the answer: "the broker is away" is one, too.
  const admin = kafka.admin({ retry: { retries: 1, initialRetryTime: 100 } });
  await admin.connect();
  try {
    const committed = await admin.fetchOffsets({ groupId, ...(topics.length > 0 && { topics: [...topics] }) });
    const lags = await Promise.all(
      committed.map(async ({ topic, partitions }) => {
        const offsets = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
        return (await admin.fetchTopicOffsets(topic)).map(({ partition, high, low }) => {
          const done = Math.max(offsets.get(partition) ?? -1, Number(low));
          return { topic, partition, lag: Math.max(0, Number(high) - done) };
        });
      }),
    );
    return lags.flat().sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition);
  } finally {
    await admin.disconnect();
  }
}
