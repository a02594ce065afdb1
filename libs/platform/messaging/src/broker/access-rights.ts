import kafkajs, { type AclEntry, type Admin, type Kafka } from 'kafkajs';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/** What somebody outside may do at the broker; everything else is refused to him. Names are real ones. */
export interface AccessRights {
  reads: readonly string[];
  writes: readonly string[];
  /** He may be in consumer groups whose names begin so. Ends with a character that no subject contains, or `a` would have the groups of `ab`. */
  groupPrefix: string;
}

/** The broker keeps no rights: it has no authorizer, and lets in only who reaches it inside. */
export class RightsNotKept extends Error {}

const USER = 'User:';
const ANY = { resourceType: AclResourceTypes.ANY, resourcePatternType: ResourcePatternTypes.ANY } as const;
const ANYTHING = { ...ANY, operation: AclOperationTypes.ANY, permissionType: AclPermissionTypes.ANY } as const;

function entriesOf(subject: string, { reads, writes, groupPrefix }: AccessRights): AclEntry[] {
  const entry = (resourceType: number, resourceName: string, resourcePatternType: number, operation: number): AclEntry => ({
    principal: USER + subject,
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

const keyOf = (entry: AclEntry): string =>
  [
    entry.principal,
    entry.host,
    entry.permissionType,
    entry.resourceType,
    entry.resourceName,
    entry.resourcePatternType,
    entry.operation,
  ].join(' ');

/** What the broker was found to allow. */
export class HeldRights {
  constructor(private readonly entries: readonly AclEntry[]) {}

  /**
   * Who holds what we give, by the subject of his access token: groups of his own are always part of it. What others were allowed, by hand or
   * for the platform itself, is not ours to judge.
   */
  get subjects(): string[] {
    const { GROUP } = AclResourceTypes;
    const own = this.entries.filter(
      ({ principal, resourceType, resourceName }) =>
        principal.startsWith(USER) && resourceType === GROUP && resourceName.endsWith(`.${principal.slice(USER.length)}.`),
    );
    return [...new Set(own.map(({ principal }) => principal.slice(USER.length)))];
  }

  equal(subject: string, rights: AccessRights): boolean {
    const held = this.entries.filter(({ principal }) => principal === USER + subject).map(keyOf);
    const wanted = entriesOf(subject, rights).map(keyOf);
    return held.length === wanted.length && wanted.every((key) => held.includes(key));
  }
}

/** @throws RightsNotKept, KafkaJSError when the broker is away */
export const rightsHeld = (kafka: Kafka, within: string): Promise<HeldRights> =>
  withAdmin(kafka, async (admin) => new HeldRights(await entriesAt(admin, within)));

/** First what is too much, so that nobody has more than both the old and the new rights. @throws like `rightsHeld` */
export const setRights = (kafka: Kafka, subject: string, rights: AccessRights | null, within: string): Promise<void> =>
  withAdmin(kafka, async (admin) => {
    const held = await entriesAt(admin, within, USER + subject);
    const wanted = rights ? entriesOf(subject, rights) : [];
    const tooMuch = without(held, wanted);
    const missing = without(wanted, held);
    if (tooMuch.length > 0) await admin.deleteAcls({ filters: tooMuch });
    if (missing.length > 0) await admin.createAcls({ acl: missing });
  });

function without(entries: readonly AclEntry[], others: readonly AclEntry[]): AclEntry[] {
  const keys = new Set(others.map(keyOf));
  return entries.filter((entry) => !keys.has(keyOf(entry)));
}

/** What is allowed. What an operator forbids somebody stands beside it, and stays. */
async function entriesAt(admin: Admin, within: string, principal?: string): Promise<AclEntry[]> {
  const { resources } = await admin.describeAcls({ ...ANYTHING, ...(principal === undefined ? {} : { principal }) });
  return resources
    .filter(({ resourceName }) => resourceName.startsWith(within))
    .flatMap(({ resourceType, resourceName, resourcePatternType, acls }) =>
      acls
        .filter(({ permissionType }) => permissionType === AclPermissionTypes.ALLOW)
        .map((acl) => ({ ...acl, resourceType, resourceName, resourcePatternType })),
    );
}

async function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin({ retry: { retries: 1, initialRetryTime: 100 } });
  await admin.connect();
  try {
    return await work(admin);
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
