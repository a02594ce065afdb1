import { TimeLimit } from '@yiwang/events-catalogue';
import { z } from 'zod';
import { text } from './text.js';

/** 办理流程 — one row of the process table. */
export const ProcessRow = z.object({
  /** 步骤 (申请、受理、审查 …) and 环节 inside it. */
  step: text(40),
  link: text(40),
  handler: text(60).optional().describe('办理人员'),
  limit: text(60).optional().describe('环节时限, as it is shown'),
  duration: TimeLimit.optional().describe('环节时限, to be counted'),
  standard: text(2000).optional().describe('审查标准'),
  result: text(200).optional().describe('环节结果'),
});
export type ProcessRow = z.infer<typeof ProcessRow>;
