import { Instant, OrgCode } from '@yiwang/event-core';
import { REVIEW_KINDS } from '@yiwang/events-dispatch';
import { isUscc } from '@yiwang/standards';
import { z } from 'zod';
import { Reason, Text, WorkingDays } from '../input/task-bodies.js';

/** Typed in by people: a wrong check character would send the task to nobody. */
const Department = z.strictObject({ orgCode: OrgCode.refine(isUscc, 'is no 统一社会信用代码'), name: Text(60) });

/** 转办. */
export const TransferBody = z.strictObject({ department: Department, reason: Reason });

/** 方案调整 of the lead. */
export const PlanChangeBody = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('add'),
      department: Department,
      stage: z.int().min(1).max(9).optional().describe('the one under way if absent'),
      mandatory: z.boolean().optional(),
      visibleFields: z.array(z.string().startsWith('/').max(100)).max(40).optional().describe('JSON pointers; nothing is shown if absent'),
      days: WorkingDays.optional(),
      reason: Reason,
    })
    .describe('增加参与部门'),
  z
    .strictObject({ kind: z.literal('replace'), orgCode: OrgCode, department: Department, days: WorkingDays.optional(), reason: Reason })
    .describe('更换参与部门: the new one sees what the old one saw'),
  z.strictObject({ kind: z.literal('release'), orgCode: OrgCode, reason: Reason }).describe('退出办理'),
  z
    .strictObject({ kind: z.literal('askAgain'), orgCode: OrgCode, days: WorkingDays.optional(), reason: Reason })
    .describe('重新分派 a returned task'),
  z
    .strictObject({ kind: z.literal('extend'), orgCode: OrgCode, days: WorkingDays, reason: Reason })
    .describe('延期 within the promise, once a task'),
  z
    .strictObject({ kind: z.literal('sendUpward'), department: Department, opinion: Text(1000).describe('初审意见') })
    .describe('初审后转报: the higher authority leads from then on, and decides'),
  z
    .strictObject({ kind: z.literal('takeBack'), reason: Reason })
    .describe('撤回转报 by who sent it, as long as the higher authority has not acknowledged its task'),
]);

/** 联合会审、联合踏勘. */
export const ReviewBody = z.strictObject({
  kind: z.enum(REVIEW_KINDS),
  startsAt: Instant,
  place: Text(200),
  agenda: Text(1000),
  orgCodes: z.array(OrgCode).min(1).max(20).optional().describe('everybody who takes part if absent'),
});
export const ReviewId = z.uuid();
export const ReviewEndBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('held'), conclusion: Text(2000).describe('会审结论') }),
  z.strictObject({ kind: z.literal('cancelled'), reason: Text(500) }),
]);

/** 一次性补正告知. */
export const CorrectionBody = z.strictObject({
  plannedDays: WorkingDays,
  points: z
    .array(z.strictObject({ orgCode: OrgCode.describe('whose point it is'), text: Text(300) }))
    .min(1)
    .max(60),
});
