import { ItemCode, OrgCode } from '@yiwang/event-core';
import { z } from 'zod';
import { text } from '../../item/domain/elements/text.js';
import { Day, type ListKind } from './list-kind.js';

/** 责任清单 — one duty of a department: what it does, where its duty ends, how it watches, and what it answers for. */
export const ResponsibilityContent = z
  .object({
    matters: z.array(text(1000)).min(1).max(50).describe('具体工作事项'),
    boundaries: z
      .array(z.object({ orgCode: OrgCode.optional(), department: text(60), division: text(2000) }))
      .max(20)
      .default([])
      .describe('职责边界: the other department, and how the duty is divided'),
    supervision: z.array(text(2000)).max(20).default([]).describe('事中事后监管制度'),
    accountability: z.array(text(2000)).max(20).default([]).describe('追责情形'),
    items: z.array(ItemCode).max(100).default([]).describe('对应权力事项'),
  })
  .meta({ id: 'ResponsibilityContent' });

/** 企业投资负面清单 — what enterprises may not invest in, or only after an approval. */
export const InvestmentContent = z
  .object({
    restriction: z.enum(['prohibited', 'restricted', 'approval']).describe('禁止、限制、核准'),
    measure: text(2000).describe('管理措施'),
    scope: text(2000).optional().describe('适用范围'),
    basis: text(2000).describe('依据'),
  })
  .meta({ id: 'InvestmentContent' });

/** 财政专项资金管理清单 — one earmarked fund: how much, for whom, and by which rule it is given out. */
export const FundsContent = z
  .object({
    year: z.int().min(2000).max(2100).describe('年度'),
    amountFen: z.int().nonnegative().describe('年度预算金额, in fen'),
    basis: text(2000).describe('设立依据'),
    purpose: text(2000).describe('资金用途'),
    recipients: text(2000).describe('支持对象'),
    distribution: text(2000).describe('分配方式与标准'),
    until: Day.optional().describe('存续期限'),
    application: text(2000).optional().describe('申报指南'),
  })
  .meta({ id: 'FundsContent' });

const CONTENT = {
  responsibility: ResponsibilityContent,
  investment: InvestmentContent,
  funds: FundsContent,
} as const satisfies Record<Exclude<ListKind, 'power'>, z.ZodType>;

/** An entry as its keeper writes it; `content` has the form of the list's kind. */
export const ListEntry = z
  .object({
    entryCode: z
      .string()
      .regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/)
      .describe('编号, unique in the list'),
    name: text(200).describe('名称'),
    orgCode: OrgCode.describe('责任部门统一社会信用代码'),
    department: text(60).describe('责任部门'),
    category: text(60).describe('类别, 行业或领域'),
    content: z.union([ResponsibilityContent, InvestmentContent, FundsContent]),
  })
  .meta({ id: 'PowerListEntry' });
export type ListEntry = z.infer<typeof ListEntry>;

/** What an entry's content breaks of the form of its list, by field. */
export function contentProblems(kind: Exclude<ListKind, 'power'>, content: unknown): { path: string; message: string }[] {
  const result = CONTENT[kind].safeParse(content);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ path: path.map((part) => `/${String(part)}`).join(''), message }));
}
