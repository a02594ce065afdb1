import { AssignerProtocol, type Kafka } from 'kafkajs';

export interface PartitionOffsets {
  partition: number;
  /** Oldest event that is kept, and the one that comes next. */
  low: number;
  high: number;
  /** Where the group goes on; undefined as long as it has committed nothing. */
  committed: number | undefined;
}

/** Where a topic begins and ends, and how far a group has come. `topic` is the real name. @throws KafkaJSError when the broker is away */
export function groupOffsets(kafka: Kafka, groupId: string, topic: string): Promise<PartitionOffsets[]> {
  return withAdmin(kafka, async (admin) => {
    // One after the other: what is still under way when its neighbour fails would connect again, and nobody would close that.
    const ends = await admin.fetchTopicOffsets(topic);
    const [group] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const committed = new Map(group?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
    return ends.map(({ partition, low, high }) => {
      const offset = committed.get(partition) ?? -1;
      return { partition, low: Number(low), high: Number(high), committed: offset < 0 ? undefined : offset };
    });
  });
}

/** Whether somebody in the group reads the topic, or may in a moment: while members are handed out, nobody can say. */
export function isReadByGroup(kafka: Kafka, groupId: string, topic: string): Promise<boolean> {
  return withAdmin(kafka, async (admin) => {
    const { groups } = await admin.describeGroups([groupId]);
    return groups.some(({ state, members }) => {
      if (state === 'Empty' || state === 'Dead') return false;
      if (state !== 'Stable') return true;
      return members.some(
        ({ memberAssignment }) => (AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment[topic] ?? []).length > 0,
      );
    });
  });
}

/**
 * Sets a group back to the beginning of a topic, if nobody is in it: members go on from where they are and would overwrite it. Says
 * whether it did.
 */
export function rewindGroup(kafka: Kafka, groupId: string, topic: string): Promise<boolean> {
  return withAdmin(kafka, async (admin) => {
    const { groups } = await admin.describeGroups([groupId]);
    if (groups.some(({ state }) => state !== 'Empty' && state !== 'Dead')) return false;
    await admin.resetOffsets({ groupId, topic, earliest: true });
    return true;
  });
}

async function withAdmin<T>(kafka: Kafka, work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
  const admin = kafka.admin({ retry: { retries: 1, initialRetryTime: 100 } });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
