import { ItemCode, OrgCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { POINT_KINDS, ServicePointSummary, type Position } from '../domain/service-point.js';

const DEGREES = /^(-?\d{1,2}(?:\.\d{1,10})?),\s*(-?\d{1,3}(?:\.\d{1,10})?)$/;

/** `29.8683,121.5440` — latitude first, as people say it. */
const Near = z
  .string()
  .max(40)
  .regex(DEGREES)
  .transform((text): Position => {
    const [, latitude, longitude] = DEGREES.exec(text)!;
    return { latitude: Number(latitude), longitude: Number(longitude) };
  })
  .refine(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, 'not a position on Earth');

export const ServicePointFilter = PageQuery.extend({
  near: Near.optional().describe('latitude,longitude in degrees: nearest first'),
  within: z.coerce.number().int().min(1).max(500).default(100).describe('with `near`: how far at most, in km'),
  itemCode: ItemCode.optional().describe('points that accept this item'),
  orgCode: OrgCode.optional().describe('points that accept all items of this department'),
  region: z
    .string()
    .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
    .optional()
    .describe('行政区划代码: the region and everything below it'),
  kind: z.enum(POINT_KINDS).optional().describe('网点类型'),
  openNow: z.stringbool().default(false).describe('only points that are open at this minute; a page may then be shorter than `limit`'),
});
export type ServicePointFilter = z.infer<typeof ServicePointFilter>;

export const ServicePointPage = pageOf(ServicePointSummary).meta({ id: 'ServicePointPage' });
