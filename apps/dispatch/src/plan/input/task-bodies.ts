import { Instant, OrgCode } from '@yiwang/event-core';
import { SPECIAL_PROCEDURES } from '@yiwang/events-dispatch';
import { z } from 'zod';

/** A text of what a department says of its task, in whatever way it comes: by a call, in a message, from the workbench. */
export const Text = (max: number) => z.string().trim().min(1).max(max);
export const WorkingDays = z.int().min(1).max(365).describe('working days of the deciding region');
export const Reason = Text(500).describe('理由; kept with the plan, never sent in an event');
export const Result = z.enum(['approved', 'rejected']);
const Authority = z.strictObject({ name: Text(60), orgCode: OrgCode.optional() });

/** 环节: a missing start means "since the step before", a missing end "until now". */
export const StepBody = z.strictObject({
  link: Text(40).describe('审查、审核、审批 …'),
  person: Text(60).optional().describe('经办人, as the department names it'),
  opinion: Text(1000).optional().describe('环节意见'),
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
});

export const ResultBody = z.strictObject({ result: Result, opinion: Text(1000).describe('办理意见') });

export const AcceptanceBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('accept'),
    tolerated: z.array(Text(32)).min(1).max(40).optional().describe('容缺受理: material codes that may come later'),
  }),
  z.strictObject({
    kind: z.literal('refuse'),
    ground: z.enum(['notRequired', 'otherAuthority', 'requirementsNotMet']),
    reason: Text(500),
    authority: Authority.optional().describe('有权机关; with the ground otherAuthority'),
  }),
  z.strictObject({ kind: z.literal('correct'), points: z.array(Text(300)).min(1).max(30) }),
]);

export const DecisionBody = z.strictObject({
  outcome: Result,
  reason: Text(1000).optional().describe('理由; required when rejected (行政许可法 art. 38)'),
  resultNo: Text(64).optional().describe('证照或批文编号'),
  documents: z
    .array(
      z.strictObject({
        kind: z.enum(['licence', 'approval', 'rejection', 'opinion', 'other']),
        name: Text(100),
        documentNo: Text(64).optional(),
        fileRef: Text(200).optional().describe('where the department or acceptance keeps the file'),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional(),
      }),
    )
    .min(1)
    .max(10)
    .optional()
    .describe('决定文书'),
});

/** 办件措施 of the lead department. */
export const MeasureBody = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('suspend'),
      procedure: z.enum(SPECIAL_PROCEDURES),
      reason: Text(500),
      plannedDays: WorkingDays,
    })
    .describe('特别程序 (行政许可法 art. 45): its time is not counted'),
  z.strictObject({ kind: z.literal('resume') }).describe('恢复办理'),
  z
    .strictObject({ kind: z.literal('extend'), days: WorkingDays, approver: Text(60), reason: Text(500) })
    .describe('延长审批, once a case, with who approved it'),
  z.strictObject({ kind: z.literal('terminate'), reason: Text(1000) }).describe('终止办理: the case ends without a decision'),
  z.strictObject({ kind: z.literal('forward'), authority: Authority, reason: Text(1000) }).describe('转报 to another authority'),
]);

/** 部门特别程序 of one task. */
export const SuspensionBody = z.strictObject({ procedure: z.enum(SPECIAL_PROCEDURES), reason: Text(500), plannedDays: WorkingDays });
/** 退回. */
export const ReturnBody = z.strictObject({ reason: Reason });
