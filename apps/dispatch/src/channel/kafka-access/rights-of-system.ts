import { departmentTopic, systemResultsTopic } from '@yiwang/events-dispatch';
import type { AccessRights } from '@yiwang/messaging';

/**
 * 系统权限 — reads the tasks of its department, writes its answers to a topic of its own, by which one knows whose they are, and may form
 * consumer groups of its own, so that a second one reads everything again. A client id has no dot: no system's groups begin like those of another, or like a service's.
 */
export function rightsOfSystem(clientId: string, orgCode: string): AccessRights {
  return {
    subject: clientId,
    reads: [departmentTopic(orgCode).name],
    writes: [systemResultsTopic(clientId).name],
    groupPrefix: `department.${clientId}.`,
  };
}
