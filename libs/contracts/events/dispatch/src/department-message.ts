import { CaseNo, defineEvent, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { z } from 'zod';

/** 部门任务 — what a department system receives, the same on every channel. Form fields are fetched with a grant, never sent. */
export const DepartmentTask = z.object({
  taskId: z.uuid(),
  caseNo: CaseNo,
  itemCode: ItemCode,
  itemVersion: z.int().min(1),
  itemName: z.string(),
  regionCode: RegionCode,
  orgCode: OrgCode,
  purpose: z.enum(['acceptance', 'handling']),
  lead: z.boolean(),
  stage: z.int().min(1).max(9),
  assignedAt: Instant,
  dueAt: Instant,
});
export type DepartmentTask = z.infer<typeof DepartmentTask>;

/** Written to the department's own topic by its delivery worker, so it has no single topic name. */
export const DepartmentTaskAssignedV1 = defineEvent({
  type: 'department.task.assigned',
  version: 1,
  topic: 'department.{orgCode}.tasks.v1',
  description: 'A task for this department.',
  schema: DepartmentTask,
  key: (task) => task.caseNo,
  route: (task) => ({ regioncode: task.regionCode, orgcode: task.orgCode, itemcode: task.itemCode }),
});
