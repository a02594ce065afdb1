import { ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { z } from 'zod';

/** 时限 — a length of time; the unit decides how it is counted. */
export const TimeLimit = z.object({
  value: z.int().min(0).max(3650),
  unit: z.enum(['workingDay', 'calendarDay', 'month', 'year']),
});
export type TimeLimit = z.infer<typeof TimeLimit>;

/** 办理部门 — one department that takes part in handling (并联审批). Exactly one of them leads (牵头部门). */
export const Participant = z.object({
  orgCode: OrgCode,
  name: z.string().min(1).max(60),
  lead: z.boolean(),
  /** 1 starts with acceptance; stage n starts when every task of stage n-1 that is waited for has its result. */
  stage: z.int().min(1).max(9),
  /** 必办: with the join rule `leadDecides`, false lets the lead decide without its result. */
  mandatory: z.boolean().optional(),
  /** Share of the promised limit, in percent; the lead's covers the whole. */
  sharePercent: z.int().min(1).max(100),
  /** JSON pointers (RFC 6901) of the form fields it may see, `/$materials/<code>` of materials and `/$applicant` of the applicant; nothing else is shown. The lead sees those all. */
  visibleFields: z
    .array(
      z
        .string()
        .regex(/^(\/[^/]+)+$/)
        .max(100),
    )
    .max(40),
});
export type Participant = z.infer<typeof Participant>;

/** 收费 — one fee: when it must be paid and how it is computed. Amounts in fen (分). */
export const Fee = z.object({
  feeCode: z.string().min(1).max(32),
  name: z.string().min(1).max(60),
  /** What is held until it is paid. */
  timing: z.enum(['beforeAcceptance', 'beforeDecision', 'beforeDelivery']),
  rule: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('fixed'), amountFen: z.int().nonnegative() }),
    z.object({
      kind: z.literal('perUnit'),
      /** JSON pointer of the quantity in the form. */
      quantity: z.string().max(100),
      unitFen: z.int().nonnegative(),
      maxFen: z.int().nonnegative().optional(),
    }),
  ]),
});
export type Fee = z.infer<typeof Fee>;

/** 申请材料 — what the applicant hands in. */
export const RequiredMaterial = z.object({
  materialCode: z.string().min(1).max(32),
  name: z.string().min(1).max(100),
  required: z.boolean(),
  /** 可容缺: acceptance may go on a promise to hand it in later. */
  tolerable: z.boolean().optional(),
  /** 材料形式. */
  form: z.enum(['paper', 'electronic', 'either']).optional(),
});
export type RequiredMaterial = z.infer<typeof RequiredMaterial>;

/** A document kept by the catalogue, named by reference and fixed by its hash. */
export const HashedReference = z.object({ ref: z.string().min(1).max(120), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const AUDIENCES = [
  'naturalPerson',
  'enterprise',
  'publicInstitution',
  'socialOrganisation',
  'government',
  'otherOrganisation',
] as const;

export const JOIN_RULES = ['all', 'leadDecides', 'earlyEnd'] as const;
export type JoinRule = (typeof JOIN_RULES)[number];

/**
 * 事项运行要素 — the operational core of an item version: everything a service needs in order to act on a case of it, in at most 4 KB.
 * Running cases keep the version they were filed under.
 */
export const ItemOperationalCore = z.object({
  itemCode: ItemCode,
  /** 事项版本, from 1. */
  version: z.int().min(1),
  name: z.string().min(1).max(200),
  status: z.enum(['published', 'suspended', 'cancelled']),
  /** 事项类型, national code of GB/T 39046 A.1 (01 许可 … 20 公共服务). */
  category: z.string().regex(/^\d{2}$/),
  /** 服务对象, GB/T 39046 A.4. */
  audience: z.array(z.enum(AUDIENCES)).min(1),
  /** 实施主体 — the deciding authority; its calendar and limits apply. */
  implementingBody: z.object({ orgCode: OrgCode, name: z.string().min(1).max(60), regionCode: RegionCode }),
  /** 行使层级, GB/T 39046 A.2. */
  exerciseLevel: z.string().regex(/^[1-7]$/),
  /** 受理主体 — who performs acceptance: the comprehensive window or the department. */
  acceptedBy: z.enum(['window', 'department']),
  /** 办件类型 — 即办件 or 承诺件. */
  caseKind: z.enum(['immediate', 'promised']),
  /** 星级 — 0 means not rated. */
  star: z.union([z.literal(0), z.literal(3), z.literal(4), z.literal(5)]),
  participants: z.array(Participant).min(1).max(20),
  /**
   * 合并规则 — when the lead may give the combined decision: `all` (each department has its result, also if absent), `leadDecides` (the
   * mandatory ones have), `earlyEnd` (as `all`, or one refused, which recalls the others). Silence never counts as consent.
   */
  joinRule: z.enum(JOIN_RULES).optional(),
  /** 承诺办结时限 and 法定办结时限. */
  limits: z.object({ promised: TimeLimit, statutory: TimeLimit }),
  fees: z.array(Fee).max(10),
  materials: z.array(RequiredMaterial).max(40),
  form: HashedReference,
  guide: HashedReference,
  /** 审批结果 kinds and the ways it is delivered (送达方式). */
  resultKinds: z.array(z.enum(['licence', 'approval', 'document', 'none'])).min(1),
  deliveryKinds: z.array(z.enum(['window', 'courier', 'electronic'])).min(1),
  /** 审批结果公开: finished cases of the item are published (审批办件公告). */
  publishesResults: z.boolean().optional(),
  /** 有效期 of the version: filings are taken from `from` until `to` (null: open-ended). */
  validity: z.object({ from: z.iso.datetime(), to: z.iso.datetime().nullable() }),
});
export type ItemOperationalCore = z.infer<typeof ItemOperationalCore>;

/** Key of the state topic and of every copy: item code @ version. */
export const itemVersionKey = (item: { itemCode: string; version: number }): string => `${item.itemCode}@${item.version}`;
