import { Actor, CaseNo, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts';

/** Shared shapes, written once in the documents; elsewhere their name stands for them. */
export const COMMON: Record<string, { schema: JsonSchema; meaning: string }> = {
  CaseNo: { schema: jsonSchemaOf(CaseNo), meaning: '办件编号 — case number: region 6, date YYMMDD 6, serial 8, check character' },
  ItemCode: { schema: jsonSchemaOf(ItemCode), meaning: '实施编码 (31 characters) or 业务办理项编码 (33)' },
  OrgCode: { schema: jsonSchemaOf(OrgCode), meaning: '统一社会信用代码 (GB 32100)' },
  RegionCode: { schema: jsonSchemaOf(RegionCode), meaning: '行政区划代码: 6, 9 or 12 digits' },
  Instant: { schema: jsonSchemaOf(Instant), meaning: 'an instant in UTC, ISO 8601 with `Z`' },
  Actor: { schema: jsonSchemaOf(Actor), meaning: 'who did it: `kind` of account, its `id`, and `orgCode` for officers and systems' },
};

/** The name of a shape that is shared. */
export const commonName = (schema: JsonSchema): string | undefined =>
  Object.keys(COMMON).find((name) => JSON.stringify(COMMON[name]?.schema) === JSON.stringify(schema));
