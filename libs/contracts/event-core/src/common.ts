import { z } from 'zod';

/** 办件编号 — 21 characters: region 6, date YYMMDD 6, serial 8, check character. */
export const CaseNo = z.string().regex(/^\d{20}[0-9A-Z]$/);

/** Who did it: an account id and its kind; no name, no identity number. `orgCode` for officers and systems. */
export const Actor = z.object({
  kind: z.enum(['person', 'legalPerson', 'officer', 'system', 'service', 'timer']),
  id: z.string().min(1).max(64),
  orgCode: z.string().max(18).optional(),
});
export type Actor = z.infer<typeof Actor>;

/** An instant in UTC, ISO 8601 with milliseconds and `Z`. */
export const Instant = z.iso.datetime();

/** 统一社会信用代码 (GB 32100) of a body; its check character is verified where people enter it. */
export const OrgCode = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/);
/** 行政区划代码: 6, 9 or 12 digits. */
export const RegionCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);
/** 实施编码, 31 characters, or 业务办理项编码, 33 characters. */
export const ItemCode = z.string().regex(/^[0-9A-Z]{31}([0-9]{2})?$/);
