import { ItemCode, OrgCode } from '@yiwang/event-core';
import { isRegionCode, isUscc } from '@yiwang/standards';
import { z } from 'zod';
import { OpeningHours } from './opening-hours.js';

/** 网点类型: 政务服务中心, 分中心, 便民服务中心 of a town, 便民服务站 of a village, 自助服务点. */
export const POINT_KINDS = ['hall', 'branch', 'town', 'village', 'selfService'] as const;

const text = (max: number) => z.string().trim().min(1).max(max);

export const PointCode = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,39}$/);

/** 经纬度 in degrees (CGCS2000). Confined to China, so that the two cannot be taken for each other. */
export const Position = z
  .object({ latitude: z.number().min(3).max(54), longitude: z.number().min(73).max(136) })
  .meta({ id: 'GeographicPosition' });
export type Position = z.infer<typeof Position>;

const each = <T>(values: readonly T[]): boolean => new Set(values).size === values.length;

/** 可办事项 of one point at most; what writes and what reads a point keep to these. */
export const MOST_ACCEPTED = { departments: 200, items: 2_000 } as const;

/** 可办事项 — everything of these departments, and these items besides. */
export const Accepts = z.object({
  departments: z
    .array(OrgCode)
    .max(MOST_ACCEPTED.departments)
    .refine(each, 'a value occurs twice')
    .default([])
    .describe('all items of these 实施主体'),
  items: z.array(ItemCode).max(MOST_ACCEPTED.items).refine(each, 'a value occurs twice').default([]).describe('single items'),
});

/** 服务网点 as those who keep it write it. */
export const ServicePointContent = z
  .object({
    name: text(100),
    kind: z.enum(POINT_KINDS),
    regionCode: z
      .string()
      .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
      .refine(isRegionCode, 'not a region code'),
    orgCode: OrgCode.refine(isUscc, 'the check character is wrong').describe('the body that keeps it'),
    address: text(300),
    position: Position,
    phone: text(60).optional(),
    hours: OpeningHours,
    notes: text(1000).optional(),
    status: z.enum(['open', 'closed']).default('open').describe('closed: no longer shown'),
    accepts: Accepts.prefault({}),
  })
  .meta({ id: 'ServicePointContent' });
export type ServicePointContent = z.infer<typeof ServicePointContent>;

export const NewServicePoint = ServicePointContent.extend({ code: PointCode.describe('网点编号, fixed for ever') }).meta({
  id: 'NewServicePoint',
});
export type NewServicePoint = z.infer<typeof NewServicePoint>;

export const ServicePointState = z
  .object({ code: z.string(), status: z.enum(['open', 'closed']), etag: z.string() })
  .meta({ id: 'ServicePointState' });
export type ServicePointState = z.infer<typeof ServicePointState>;

/** 网点 in a list. */
export const ServicePointSummary = ServicePointContent.omit({ accepts: true, status: true, notes: true })
  .extend({
    code: z.string(),
    openNow: z.boolean().describe('whether it is open at this minute'),
    today: z.array(z.object({ from: z.string(), to: z.string() })).describe('when it is open today'),
    distanceMetres: z.int().optional().describe('from `near`, as the crow flies'),
  })
  .meta({ id: 'ServicePoint' });
export type ServicePointSummary = z.infer<typeof ServicePointSummary>;

/** 网点 in a guide: nothing that is another thing a minute later. */
export const GuidePoint = ServicePointSummary.omit({ openNow: true, today: true, distanceMetres: true }).meta({ id: 'GuideServicePoint' });
export type GuidePoint = z.infer<typeof GuidePoint>;

export const ServicePointDetail = ServicePointSummary.extend({
  notes: z.string().optional(),
  status: z.enum(['open', 'closed']),
  accepts: Accepts,
})
  .omit({ distanceMetres: true })
  .meta({ id: 'ServicePointDetail' });
export type ServicePointDetail = z.infer<typeof ServicePointDetail>;
