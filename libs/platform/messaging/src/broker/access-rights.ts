import kafkajs, { type AclEntry, type Admin, type Kafka } from 'kafkajs';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** What somebody outside may do at the broker; everything else is refused to him. Topics are real names. */
export interface AccessRights {
  /** By whom he is known there: the subject of his access token. */
  subject: string;
  reads: readonly string[];
  writes: readonly string[];
  /** He may be in consumer groups whose names begin so. Ends with a character that no subject contains, or `a` would have the groups of `ab`. */
  groupPrefix: string;
}

/** The broker keeps no rights: it has no authorizer, and lets in only who reaches it inside. */
export class RightsNotKept extends Error {}

function entriesOf({ subject, reads, writes, groupPrefix }: AccessRights): AclEntry[] {
  const entry = (resourceType: number, resourceName: string, resourcePatternType: number, operation: number): AclEntry => ({
    principal: `User:${subject}`,
    host: '*',
    permissionType: AclPermissionTypes.ALLOW,
    resourceType,
    resourceName,
    resourcePatternType,
    operation,
  });
  const { TOPIC, GROUP } = AclResourceTypes;
  return [
    ...reads.map((topic) => entry(TOPIC, topic, ResourcePatternTypes.LITERAL, AclOperationTypes.READ)),
    ...writes.map((topic) => entry(TOPIC, topic, ResourcePatternTypes.LITERAL, AclOperationTypes.WRITE)),
    entry(GROUP, groupPrefix, ResourcePatternTypes.PREFIXED, AclOperationTypes.READ),
  ];
}

/** Repeatable. @throws RightsNotKept, KafkaJSError when the broker is away */
export const grantRights = (kafka: Kafka, rights: AccessRights): Promise<void> =>
  withAdmin(kafka, async (admin) => void (await admin.createAcls({ acl: entriesOf(rights) })));

/** These rights and no others; counts at once, also for connections that are open. Repeatable. @throws like `grantRights` */
export const revokeRights = (kafka: Kafka, rights: AccessRights): Promise<void> =>
  withAdmin(kafka, async (admin) => void (await admin.deleteAcls({ filters: entriesOf(rights) })));

async function withAdmin(kafka: Kafka, work: (admin: Admin) => Promise<void>): Promise<void> {
  const admin = kafka.admin({ retry: { retries: 1, initialRetryTime: 100 } });
  await admin.connect();
  try {
    await work(admin);
  } catch (error) {
    if (isWithoutAuthorizer(error)) throw new RightsNotKept('the broker has no authorizer', { cause: error });
    throw error;
  } finally {
    await admin.disconnect();
  }
}

function isWithoutAuthorizer(error: unknown): boolean {
  const { type, cause } = error as { type?: string; cause?: { type?: string } };
  return [type, cause?.type].includes('SECURITY_DISABLED');
}
