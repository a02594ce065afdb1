import { OrgCode, RegionCode } from '@yiwang/event-core';
import { PageQuery, pageOf } from '@yiwang/http-api';
import { isRegionCode, isUscc, normaliseRegionCode } from '@yiwang/standards';
import { z } from 'zod';
import { Source } from '../../directory/queries/item-categories.js';
import { text } from '../../item/domain/elements/text.js';
import { canBeTold, MOST_TOLD, toldText } from '../domain/told-body.js';

/** Entered in any width and case, and kept as lines are looked up by it. */
export const Told = text(MOST_TOLD)
  .transform(toldText)
  .refine(canBeTold, `at most ${MOST_TOLD} characters`)
  .describe('whole local code, code of the body as its lines tell it, or 部门名称@行政区划 for lines with a placeholder');

const Place = RegionCode.refine(isRegionCode, 'not a region code').transform((code) => {
  const region = normaliseRegionCode(code);
  return region.ok ? region.value : code;
});

export const ToldBodyBody = z
  .object({
    told: Told,
    orgCode: OrgCode.refine(isUscc, 'the check character is wrong').describe('统一社会信用代码 of the body that is meant'),
    regionCode: Place.describe('行政区划 in which it stands; settles it where code and column of a line differ'),
    name: text(60).describe('机构名称, for whoever reads the table; items keep the 部门名称 of their lines'),
    basis: text(500).describe('依据: by what it is known'),
  })
  .meta({ id: 'NewToldBody' });
export type ToldBodyBody = z.infer<typeof ToldBodyBody>;

export const ToldBodyView = z
  .object({
    told: z.string(),
    orgCode: z.string(),
    regionCode: z.string(),
    name: z.string(),
    basis: z.string(),
    changedBy: z.string().describe('account id'),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'ToldBody' });
export type ToldBodyView = z.infer<typeof ToldBodyView>;
export const ToldBodyPage = pageOf(ToldBodyView).meta({ id: 'ToldBodyPage' });

export const ToldBodyFilter = PageQuery.extend({ source: Source });
export type ToldBodyFilter = z.infer<typeof ToldBodyFilter>;
export const ToldQuery = z.object({ told: Told });
